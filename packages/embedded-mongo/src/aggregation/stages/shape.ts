import type { Doc, Value } from '../../bson/value.ts';
import { typeName } from '../../bson/value.ts';
import { MongoError } from '../../errors.ts';
import { addField, compileProjection } from '../../query/projection.ts';
import { compileExpression } from '../expression.ts';
import { type MakeStage, scopeOf } from '../stage.ts';

export const project: MakeStage = (argument, context) => {
  if (!(argument instanceof Map)) throw new MongoError(15969, '$project specification must be an object');
  const projection = compileProjection(argument, '$project');
  return function* (input) {
    for (const document of input) yield projection(document, scopeOf(document, context));
  };
};

/** `$set` and `$addFields`. */
export const addFields: MakeStage = (argument, context) => {
  if (!(argument instanceof Map))
    throw new MongoError(40272, '$addFields specification stage must be an object');
  const fields = [...argument].flatMap(([name, value]) => nested(name.split('.'), value));
  const compiled = fields.map(([path, value]) => [path, compileExpression(value)] as const);
  return function* (input) {
    for (const document of input) {
      const scope = scopeOf(document, context);
      let result: Value = document;
      for (const [path, expression] of compiled) result = addField(result, path, 0, expression(scope));
      if (result instanceof Map) yield result;
    }
  };
};

/** `{ a: { b: 1 } }` sets `a.b` and leaves the rest of `a`. */
function nested(path: string[], value: Value): [string[], Value][] {
  const first = value instanceof Map ? [...value.keys()][0] : undefined;
  if (value instanceof Map && first !== undefined && !first.startsWith('$')) {
    return [...value].flatMap(([name, inner]) => nested([...path, ...name.split('.')], inner));
  }
  return [[path, value]];
}

export const unsetStage: MakeStage = (argument) => {
  const names = Array.isArray(argument) ? argument : [argument];
  const spec: Doc = new Map();
  for (const name of names) {
    if (typeof name !== 'string' || name === '') {
      throw new MongoError(
        31002,
        '$unset specification must be a string or an array containing only string values',
      );
    }
    spec.set(name, false);
  }
  if (spec.size === 0)
    throw new MongoError(31119, '$unset specification must be a string or an array with at least one field');
  const projection = compileProjection(spec, '$project');
  return function* (input) {
    for (const document of input) yield projection(document, { root: document, current: document });
  };
};

/** `$replaceRoot` and `$replaceWith`. */
function replaceBy(value: Value): MakeStage {
  const expression = compileExpression(value);
  return (_, context) =>
    function* (input) {
      for (const document of input) {
        const root = expression(scopeOf(document, context));
        if (!(root instanceof Map)) {
          throw new MongoError(
            40228,
            `'newRoot' expression must evaluate to an object, but resulting value was of type: ${typeName(root)}`,
          );
        }
        yield root;
      }
    };
}

export const replaceRoot: MakeStage = (argument, context) => {
  const root = argument instanceof Map ? argument.get('newRoot') : undefined;
  if (!(argument instanceof Map) || root === undefined)
    throw new MongoError(40231, 'no newRoot specified for the $replaceRoot stage');
  for (const name of argument.keys()) {
    if (name !== 'newRoot')
      throw new MongoError(40415, `BSON field '$replaceRoot.${name}' is an unknown field.`);
  }
  return replaceBy(root)(argument, context);
};

export const replaceWith: MakeStage = (argument, context) => replaceBy(argument)(argument, context);
