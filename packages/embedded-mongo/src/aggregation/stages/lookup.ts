import { show } from '../../bson/show.ts';
import { type Doc, Regex, typeName, type Value } from '../../bson/value.ts';
import { CODES, failedToParse, MongoError } from '../../errors.ts';
import { fieldPath } from '../../query/field-path.ts';
import { valuesAt } from '../../query/path.ts';
import { addField } from '../../query/projection.ts';
import { Pause } from '../../turns.ts';
import { compileExpression, type Expression } from '../expression.ts';
import { checkUserVariable } from '../names.ts';
import { type MakeStage, scopeOf } from '../stage.ts';

export const LOOKUP = ['from', 'localField', 'foreignField', 'as', 'let', 'pipeline'] as const;

type Join = {
  readonly from: string;
  readonly as: readonly string[];
  readonly fields: { readonly local: readonly string[]; readonly foreign: string } | undefined;
  readonly pipeline: readonly Value[] | undefined;
  readonly variables: readonly (readonly [string, Expression])[];
};

/** Joins by equal fields, by a pipeline with `let`, or by both. */
export const lookup: MakeStage = (argument, context) => {
  const { from, as, fields, pipeline, variables } = parse(argument);
  // Reads the stages now, so that an unknown one is refused even when there is no input.
  if (pipeline !== undefined) {
    const names = variables.map(([name]) => [name, null] as const);
    context.pipeline(pipeline, [], new Map([...(context.variables ?? []), ...names]));
  }
  return function* (input) {
    for (const document of input) {
      if (document instanceof Pause) {
        yield document;
        continue;
      }
      const query: Doc =
        fields === undefined ? new Map() : partnerQuery(document, fields, pipeline === undefined);
      let found: Iterable<Doc> = context.lookUp(from, query);
      if (pipeline !== undefined) {
        const scope = scopeOf(document, context);
        const bound = variables.map(([name, value]) => [name, value(scope)] as const);
        found = context.pipeline(pipeline, found, new Map([...(context.variables ?? []), ...bound]));
      }
      const joined = addField(document, as, 0, [...found]);
      if (joined instanceof Map) yield joined;
    }
  };
};

function parse(argument: Value): Join {
  if (!(argument instanceof Map))
    throw failedToParse(`the $lookup specification must be an Object, but found ${typeName(argument)}`);
  for (const name of argument.keys()) {
    if (!LOOKUP.some((known) => known === name)) throw failedToParse(`unknown argument to $lookup: ${name}`);
  }
  const from = text(argument, 'from');
  const as = text(argument, 'as');
  const [local, foreign] = [text(argument, 'localField'), text(argument, 'foreignField')];
  const pipeline = argument.get('pipeline');
  if (pipeline !== undefined && !Array.isArray(pipeline))
    throw new MongoError(CODES.TypeMismatch, "'pipeline' option must be specified as an array");
  if (from === undefined)
    throw failedToParse(`missing 'from' option to $lookup stage specification: ${show(argument)}`);
  if (as === undefined) throw failedToParse("must specify 'as' field for a $lookup");
  if ((local === undefined) !== (foreign === undefined))
    throw failedToParse(
      "$lookup requires both or neither of 'localField' and 'foreignField' to be specified",
    );
  if (local === undefined && pipeline === undefined)
    throw failedToParse(
      "$lookup requires either 'pipeline' or both 'localField' and 'foreignField' to be specified",
    );
  const lets = argument.get('let');
  if (lets !== undefined && !(lets instanceof Map))
    throw failedToParse(`$lookup argument 'let: ${show(lets)}' must be an object, is type ${typeName(lets)}`);
  return {
    from,
    as: fieldPath(as),
    fields:
      local === undefined || foreign === undefined
        ? undefined
        : { local: fieldPath(local), foreign: fieldPath(foreign).join('.') },
    pipeline,
    variables: [...(lets ?? [])].map(([name, value]) => {
      checkUserVariable(name);
      return [name, compileExpression(value)];
    }),
  };
}

function text(spec: Doc, name: string): string | undefined {
  const value = spec.get(name);
  if (value === undefined || typeof value === 'string') return value;
  throw failedToParse(
    `$lookup argument '${name}: ${show(value)}' must be a string, is type ${typeName(value)}`,
  );
}

/**
 * The query that finds the partners: equal to the local value, or to any element of a local array; missing is null.
 * Without a pipeline MongoDB also takes a foreign path on which nothing stands for null (`a.b` in `{ a: [1] }`), which a
 * query does not; source: its lookup_equijoin_semantics_lib.js.
 */
function partnerQuery(
  document: Doc,
  fields: { readonly local: readonly string[]; readonly foreign: string },
  isPlain: boolean,
): Doc {
  const { local, foreign } = fields;
  const values = valuesAt(document, local);
  const list = values.length === 0 ? [null] : values;
  const [only] = list;
  // A regular expression is a value to be equal to, which it would not be in $in.
  const isOr = list.some((value) => value instanceof Regex);
  const condition = (operator: string, value: Value): Value =>
    new Map([[foreign, new Map<string, Value>([[operator, value]])]]);
  const choices: Value[] =
    list.length === 1 && only !== undefined
      ? [condition('$eq', only)]
      : isOr
        ? list.map((value) => condition('$eq', value))
        : [condition('$in', list)];
  if (isPlain && list.includes(null) && foreign.includes('.')) choices.push(condition('$exists', false));
  const [first] = choices;
  return choices.length === 1 && first instanceof Map ? first : new Map<string, Value>([['$or', choices]]);
}
