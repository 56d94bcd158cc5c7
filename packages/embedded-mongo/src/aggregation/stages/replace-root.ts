import { show } from '../../bson/show.ts';
import { typeName } from '../../bson/value.ts';
import { CODES, MongoError } from '../../errors.ts';
import { Pause } from '../../turns.ts';
import { compileExpression } from '../expression.ts';
import { type MakeStage, scopeOf } from '../stage.ts';

export const REPLACE_ROOT = ['newRoot'] as const;

/** The document that `newRoot` makes, in the place of the one that came. */
export const replaceRoot: MakeStage = (argument, context) => {
  if (!(argument instanceof Map))
    throw new MongoError(
      40229,
      `expected an object as specification for $replaceRoot stage, got ${typeName(argument)}`,
    );
  for (const name of argument.keys()) {
    if (!REPLACE_ROOT.some((known) => known === name))
      throw new MongoError(CODES.IDLUnknownField, `BSON field '$replaceRoot.${name}' is an unknown field.`);
  }
  const newRoot = argument.get('newRoot');
  if (newRoot === undefined)
    throw new MongoError(
      CODES.IDLFailedToParse,
      "BSON field '$replaceRoot.newRoot' is missing but a required field",
    );
  const expression = compileExpression(newRoot);
  return function* (input) {
    for (const document of input) {
      if (document instanceof Pause) {
        yield document;
        continue;
      }
      const root = expression(scopeOf(document, context));
      if (!(root instanceof Map)) {
        const shown = root === undefined ? 'MISSING' : show(root);
        throw new MongoError(
          40228,
          `'newRoot' expression must evaluate to an object, but resulting value was: ${shown}. Type of resulting value: '${typeName(root)}'. Input document: ${show(document)}`,
        );
      }
      yield root;
    }
  };
};
