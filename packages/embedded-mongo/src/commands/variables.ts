import { compileExpression, type Scope } from '../aggregation/expression.ts';
import { checkUserVariable, withNames } from '../aggregation/names.ts';
import type { Doc, Value } from '../bson/value.ts';
import { MongoError } from '../errors.ts';
import { docField } from './fields.ts';

/** What stands in `let` is worked out before any document is met, so a field's path is refused. */
function beforeDocuments(): never {
  throw new MongoError(
    4890500,
    'Command let Expression tried to access a field, but this is not allowed because Command let Expressions run before the query examines any documents.',
  );
}

/** The variables of a command's `let`, by name; undefined when it has none. */
export function letVariables(command: Doc): Scope['variables'] {
  const given = docField(command, 'let');
  if (given === undefined) return undefined;
  const variables = new Map<string, Value | undefined>();
  for (const [name, value] of given) {
    checkUserVariable(name);
    variables.set(
      name,
      withNames(variables.keys(), () => compileExpression(value))({
        get root() {
          return beforeDocuments();
        },
        get current() {
          return beforeDocuments();
        },
        // Those before it are there for the next.
        variables,
      }),
    );
  }
  return variables;
}
