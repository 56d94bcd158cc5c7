import { typeName, type Value } from '../../bson/value.ts';
import { MongoError } from '../../errors.ts';
import { addField } from '../../query/projection.ts';
import { Pause } from '../../turns.ts';
import { compileExpression } from '../expression.ts';
import { type MakeStage, scopeOf } from '../stage.ts';

/** Fields with the values of expressions, all of them read from the document as it came. */
export const set: MakeStage = (argument, context) => {
  if (!(argument instanceof Map))
    throw new MongoError(40272, `$set specification stage must be an object, got ${typeName(argument)}`);
  const fields = [...argument].flatMap(([name, value]) => nested(name.split('.'), value));
  const compiled = fields.map(([path, value]) => [path, compileExpression(value)] as const);
  return function* (input) {
    for (const document of input) {
      if (document instanceof Pause) {
        yield document;
        continue;
      }
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
