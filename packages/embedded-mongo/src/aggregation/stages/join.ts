import type { Doc, Value } from '../../bson/value.ts';
import { CODES, failedToParse, MongoError } from '../../errors.ts';
import { visitLeaves } from '../../query/path.ts';
import { addField } from '../../query/projection.ts';
import { compileExpression } from '../expression.ts';
import { type MakeStage, scopeOf } from '../stage.ts';

function text(spec: Doc, name: string): string {
  const value = spec.get(name);
  if (typeof value !== 'string') throw failedToParse(`$lookup argument '${name}' must be a string`);
  return value;
}

/** The query that finds the partners: equal to the local value, or to any element of a local array; missing is null. */
function partnerQuery(document: Doc, localPath: readonly string[], foreignField: string): Doc {
  const values: Value[] = [];
  visitLeaves(document, localPath, (value) => {
    if (!Array.isArray(value)) values.push(value ?? null);
    return false;
  });
  const list = values.length === 0 ? [null] : values;
  const [only] = list;
  return new Map<string, Value>([
    [
      foreignField,
      new Map<string, Value>(list.length === 1 && only !== undefined ? [['$eq', only]] : [['$in', list]]),
    ],
  ]);
}

/** Joins by equal fields, by a pipeline with `let`, or by both. */
export const lookup: MakeStage = (argument, context) => {
  if (!(argument instanceof Map)) throw failedToParse('the $lookup specification must be an Object');
  for (const name of argument.keys()) {
    if (!['from', 'localField', 'foreignField', 'as', 'let', 'pipeline'].includes(name)) {
      throw failedToParse(`unknown argument to $lookup: ${name}`);
    }
  }
  const from = text(argument, 'from');
  const as = text(argument, 'as').split('.');
  const pipeline = argument.get('pipeline');
  if (pipeline !== undefined && !Array.isArray(pipeline))
    throw new MongoError(CODES.TypeMismatch, "'pipeline' option must be specified as an array");
  const byField = argument.has('localField') || argument.has('foreignField');
  if (!byField && pipeline === undefined) {
    throw failedToParse(
      "$lookup requires either 'pipeline' or both 'localField' and 'foreignField' to be specified",
    );
  }
  const localPath = byField ? text(argument, 'localField').split('.') : [];
  const foreignField = byField ? text(argument, 'foreignField') : '';
  const lets = argument.get('let');
  const variables = [...(lets instanceof Map ? lets : [])].map(
    ([name, value]) => [name, compileExpression(value)] as const,
  );
  return function* (input) {
    for (const document of input) {
      const query: Doc = byField ? partnerQuery(document, localPath, foreignField) : new Map();
      let found: Iterable<Doc> = context.lookUp(from, query);
      if (pipeline !== undefined) {
        const scope = scopeOf(document, context);
        const bound = new Map([
          ...(context.variables ?? []),
          ...variables.map(([name, value]) => [name, value(scope)] as const),
        ]);
        found = context.pipeline(pipeline, found, bound);
      }
      const joined = addField(document, as, 0, [...found]);
      if (joined instanceof Map) yield joined;
    }
  };
};

/** Several pipelines over the same documents, which are therefore held in memory. */
export const facet: MakeStage = (argument, context) => {
  if (!(argument instanceof Map) || argument.size === 0) {
    throw new MongoError(40169, 'the $facet specification must be a non-empty object');
  }
  const facets = [...argument].map(([name, stages]) => {
    if (!Array.isArray(stages))
      throw new MongoError(40170, `arguments to $facet must be arrays, ${name} is not`);
    for (const stage of stages) {
      const operator = stage instanceof Map ? [...stage.keys()][0] : undefined;
      if (operator === '$facet')
        throw new MongoError(40600, '$facet is not allowed to be used within a $facet stage');
    }
    // Reads the stages now, so that an unknown one is refused even when there is no input.
    context.pipeline(stages, [], context.variables);
    return [name, stages] as const;
  });
  return function* (input) {
    const documents = [...input];
    const result: Doc = new Map();
    for (const [name, stages] of facets)
      result.set(name, [...context.pipeline(stages, documents, context.variables)]);
    yield result;
  };
};
