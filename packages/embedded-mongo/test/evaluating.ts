import { expect, it } from 'vitest';
import type { MakeAccumulator } from '../src/aggregation/accumulator.ts';
import { compileExpression } from '../src/aggregation/expression.ts';
import { compilePipeline } from '../src/aggregation/pipeline.ts';
import type { StageContext } from '../src/aggregation/stage.ts';
import { decimalToString } from '../src/bson/decimal.ts';
import { Decimal, type Doc, Int32, type Value } from '../src/bson/value.ts';
import { parseFilter } from '../src/query/filter.ts';
import { atAStretch } from '../src/turns.ts';
import { document, type Literal, value } from './literal.ts';

type Fields = { readonly [name: string]: Literal };

/** A value in words that tell every type apart: `int 1`, `long 1`, `double 1`, and fields in their order. */
export function told(one: Value | undefined): unknown {
  if (one === undefined) return 'missing';
  if (one instanceof Int32) return `int ${one.value}`;
  if (typeof one === 'bigint') return `long ${one}`;
  if (typeof one === 'number') return `double ${Object.is(one, -0) ? '-0' : one}`;
  if (one instanceof Decimal) return `decimal ${decimalToString(one)}`;
  if (one instanceof Map) return { fields: [...one].map(([name, field]) => [name, told(field)]) };
  return Array.isArray(one) ? one.map(told) : one;
}

const shown = (literal: Literal | undefined): string => {
  const one = told(literal === undefined ? undefined : value(literal));
  return (
    JSON.stringify(one, (_, part: unknown) => (typeof part === 'bigint' ? `${part}n` : part)) ?? 'missing'
  );
};

const evaluate = (expression: Literal, fields: Fields): Value | undefined => {
  const root = document(fields);
  return compileExpression(value(expression))({ root, current: root });
};

/** `[expression, document, result]`; a result of undefined is MongoDB's missing. */
export function expressionTable(rows: readonly (readonly [Literal, Fields, Literal | undefined])[]): void {
  it.each(
    rows.map(([expression, fields, result]) => ({
      name: `${shown(expression)} of ${shown(fields)} is ${shown(result)}`,
      expression,
      fields,
      result,
    })),
  )('$name', ({ expression, fields, result }) => {
    expect(told(evaluate(expression, fields))).toEqual(
      told(result === undefined ? undefined : value(result)),
    );
  });
}

/** `[expression, document, code, message]`: when it is read or when it runs. */
export function expressionRefusals(rows: readonly (readonly [Literal, Fields, number, string])[]): void {
  it.each(
    rows.map(([expression, fields, code, message]) => ({
      name: shown(expression),
      expression,
      fields,
      code,
      message,
    })),
  )('$name is refused with code $code', ({ expression, fields, code, message }) => {
    expect(() => evaluate(expression, fields)).toThrow(expect.objectContaining({ code, message }));
  });
}

/** `[values, result]`; undefined among the values is a document that lacks the field. */
export function accumulatorTable(
  make: MakeAccumulator,
  rows: readonly (readonly [readonly (Literal | undefined)[], Literal])[],
): void {
  it.each(
    rows.map(([values, result]) => ({
      name: `${values.map(shown).join(', ') || 'nothing'} gives ${shown(result)}`,
      values,
      result,
    })),
  )('$name', ({ values, result }) => {
    const accumulator = make();
    for (const one of values) accumulator.add(one === undefined ? undefined : value(one));
    expect(told(accumulator.result())).toEqual(told(value(result)));
  });
}

type Others = { readonly [collection: string]: readonly Fields[] };

function contextOf(others: Others): StageContext {
  const context: StageContext = {
    variables: undefined,
    lookUp: (name, query) => {
      const filter = parseFilter(query);
      return (others[name] ?? []).map(document).filter((one) => filter.matches(one));
    },
    pipeline: (stages, input, variables) =>
      atAStretch(compilePipeline(stages, { ...context, variables })(input)),
  };
  return context;
}

const run = (stages: readonly Literal[], input: readonly Fields[], others: Others): Doc[] => [
  ...atAStretch(compilePipeline(stages.map(value), contextOf(others))(input.map(document))),
];

/** `[name, stages, documents, results, other collections]` */
export function stageTable(
  rows: readonly (readonly [string, readonly Literal[], readonly Fields[], readonly Fields[], Others?])[],
): void {
  it.each(
    rows.map(([name, stages, input, results, others]) => ({
      name,
      stages,
      input,
      results,
      others: others ?? {},
    })),
  )('$name', ({ stages, input, results, others }) => {
    expect(run(stages, input, others).map(told)).toEqual(results.map((one) => told(document(one))));
  });
}

/** `[stages, code, message]`: refused when read, or on a document `{ _id: 1, a: 1 }`. */
export function stageRefusals(rows: readonly (readonly [readonly Literal[], number, string])[]): void {
  it.each(rows.map(([stages, code, message]) => ({ name: shown([...stages]), stages, code, message })))(
    '$name is refused with code $code',
    ({ stages, code, message }) => {
      expect(() => run(stages, [{ _id: 1, a: 1 }], {})).toThrow(expect.objectContaining({ code, message }));
    },
  );
}
