import { typeName, type Value } from '../../bson/value.ts';
import { MongoError } from '../../errors.ts';
import { fieldPath } from '../../query/field-path.ts';
import { addField } from '../../query/projection.ts';
import { Pause } from '../../turns.ts';
import { compileExpression } from '../expression.ts';
import { type MakeStage, scopeOf } from '../stage.ts';

/** Fields with the values of expressions, all of them read from the document as it came. */
export const set: MakeStage = (argument, context) => {
  if (!(argument instanceof Map))
    throw new MongoError(40272, `$set specification stage must be an object, got ${typeName(argument)}`);
  const fields = [...argument].flatMap(([name, value]) => nested(fieldPath(name), value));
  if (fields.length === 0) throw invalid(40177, 'specification must have at least one field');
  refuseTwice(fields.map(([path]) => path.join('.')));
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

function invalid(code: number, message: string): MongoError {
  return new MongoError(code, `Invalid $addFields :: caused by :: ${message}`);
}

function refuseTwice(texts: readonly string[]): void {
  for (const [i, text] of texts.entries()) {
    const other = texts
      .slice(0, i)
      .find((one) => `${one}.`.startsWith(`${text}.`) || text.startsWith(`${one}.`));
    if (other !== undefined)
      throw invalid(
        40176,
        `specification contains two conflicting paths. Cannot specify both '${other}' and '${text}'`,
      );
  }
}

function nameInside(name: string): string[] {
  if (name.includes('.')) throw invalid(40183, `cannot use dotted field name '${name}' in a sub object`);
  return fieldPath(name);
}

/** `{ a: { b: 1 } }` sets `a.b` and leaves the rest of `a`. */
function nested(path: string[], value: Value): [string[], Value][] {
  const first = value instanceof Map ? [...value.keys()][0] : undefined;
  if (value instanceof Map && first === undefined)
    throw invalid(
      40180,
      `an empty object is not a valid value. Found empty object at path ${path.join('.')}`,
    );
  if (value instanceof Map && first !== undefined && !first.startsWith('$')) {
    return [...value].flatMap(([name, inner]) => nested([...path, ...nameInside(name)], inner));
  }
  return [[path, value]];
}
