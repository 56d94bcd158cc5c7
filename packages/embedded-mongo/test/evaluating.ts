import { expect, it } from 'vitest';
import type { MakeAccumulator } from '../src/aggregation/accumulator.ts';
import { ACCUMULATORS } from '../src/aggregation/accumulators.ts';
import { compileExpression } from '../src/aggregation/expression.ts';
import { compilePipeline } from '../src/aggregation/pipeline.ts';
import type { StageContext } from '../src/aggregation/stage.ts';
import { decimalToString } from '../src/bson/decimal.ts';
import { Decimal, type Doc, Int32, type Value } from '../src/bson/value.ts';
import { parseFilter } from '../src/query/filter.ts';
import { atAStretch } from '../src/turns.ts';
import { document, type Literal, value } from './literal.ts';
import { judged } from './second-executor.ts';

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

/** The stages that show what an expression gives, in a field that is absent when it gives nothing. */
const showing = (expression: Literal): Value[] =>
  [value([{ $replaceRoot: { newRoot: { v: expression } } }])].flat();

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
  judged(
    rows,
    ([expression, fields, result]) => ({
      name: `${shown(expression)} of ${shown(fields)} is ${shown(result)}`,
      values: [expression, fields].map(value),
    }),
    async (server, [expression, fields, result]) => {
      const [made] = await server.aggregate([document(fields)], showing(expression));
      expect(told(made?.get('v'))).toEqual(told(result === undefined ? undefined : value(result)));
    },
  );
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
  judged(
    rows,
    ([expression, fields, code]) => ({
      name: `${shown(expression)} is refused with code ${code}`,
      values: [expression, fields].map(value),
    }),
    async (server, [expression, fields, code]) => {
      await expect(server.aggregate([document(fields)], showing(expression))).rejects.toMatchObject({ code });
    },
  );
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
  const [operator = ''] = [...ACCUMULATORS].find(([, made]) => made === make) ?? [];
  // A group of nothing there is none.
  judged(
    rows.filter(([values]) => values.length > 0),
    ([values, result]) => ({
      name: `${values.map(shown).join(', ')} gives ${shown(result)}`,
      values: values.map((one) => value(one ?? null)),
    }),
    async (server, [values, result]) => {
      const documents = values.map((one) => document(one === undefined ? {} : { v: one }));
      const [made] = await server.aggregate(documents, [
        value({ $group: { _id: null, r: { [operator]: '$v' } } }),
      ]);
      const answer = told(made?.get('r'));
      // The order of a set is left open.
      if (operator === '$addToSet') expect(sorted(answer)).toEqual(sorted(told(value(result))));
      else expect(answer).toEqual(told(value(result)));
    },
  );
}

const sorted = (one: unknown): unknown =>
  Array.isArray(one)
    ? one.map((part) => [JSON.stringify(part), part]).sort(([a], [b]) => (String(a) < String(b) ? -1 : 1))
    : one;

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

/** Groups come in any order until they are sorted. */
function hasOrder(stages: readonly Literal[]): boolean {
  const names = stages.map((stage) => Object.keys(stage ?? {})[0]);
  return names.lastIndexOf('$sort') >= names.lastIndexOf('$group');
}

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
  judged(
    rows,
    ([name, stages, input]) => ({ name, values: [...stages, ...input].map(value) }),
    async (server, [, stages, input, results, others]) => {
      const rest = Object.entries(others ?? {}).map(([name, rows]) => [name, rows.map(document)] as const);
      const made = await server.aggregate(input.map(document), stages.map(value), Object.fromEntries(rest));
      const order = hasOrder(stages) ? (all: unknown[]): unknown => all : sorted;
      expect(order(made.map(told))).toEqual(order(results.map((one) => told(document(one)))));
    },
  );
}

/** `[stages, code, message]`: refused when read, or on a document `{ _id: 1, a: 1 }`. */
export function stageRefusals(rows: readonly (readonly [readonly Literal[], number, string])[]): void {
  it.each(rows.map(([stages, code, message]) => ({ name: shown([...stages]), stages, code, message })))(
    '$name is refused with code $code',
    ({ stages, code, message }) => {
      expect(() => run(stages, [{ _id: 1, a: 1 }], {})).toThrow(expect.objectContaining({ code, message }));
    },
  );
  judged(
    rows,
    ([stages, code]) => ({
      name: `${shown([...stages])} is refused with code ${code}`,
      values: stages.map(value),
    }),
    async (server, [stages, code]) => {
      const given = server.aggregate([document({ _id: 1, a: 1 })], stages.map(value));
      await expect(given).rejects.toMatchObject({ code });
    },
  );
}
