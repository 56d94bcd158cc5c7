import { nearestDouble } from '../bson/exact.ts';
import { type Doc, int, isNumber } from '../bson/value.ts';
import { failedToParse } from '../errors.ts';
import type { Command } from './command.ts';
import { type DeleteStatement, readDelete, runDelete } from './delete-statement.ts';
import { docField, flagField, missing, refuseUnknown, textField } from './fields.ts';
import { checkBatch, runStatements, statementsOf, writeReply } from './statements.ts';
import { letVariables } from './variables.ts';

/** A delete takes the first document that it finds (1) or all of them (0). */
function takesAll(statement: Doc): boolean {
  const limit = statement.get('limit');
  const number = isNumber(limit) ? nearestDouble(limit) : undefined;
  if (number !== 0 && number !== 1)
    throw failedToParse(`The limit field in delete objects must be 0 or 1. Got ${String(number)}`);
  return number === 0;
}

const STATEMENT_FIELDS = ['q', 'limit', 'hint', 'collation'];

function read(statement: Doc): DeleteStatement {
  refuseUnknown(statement, STATEMENT_FIELDS, 'delete.deletes');
  const query = docField(statement, 'q');
  if (query === undefined) throw missing('delete.deletes.q');
  return readDelete(query, takesAll(statement), statement);
}

export const deleteCommand: Command = {
  fields: ['delete', 'deletes', 'ordered', 'let'],
  inside: { deletes: STATEMENT_FIELDS },
  inTransaction: true,
  retryable: true,
  run: (context) => {
    const name = textField(context.command, 'delete');
    const ordered = flagField(context.command, 'ordered', true);
    const statements = statementsOf(context, 'deletes');
    checkBatch(statements);
    const deletes = statements.map(read);
    const variables = letVariables(context.command);
    return context.write((view) => {
      let removed = 0;
      const errors = runStatements(context, deletes, ordered, (statement) => {
        removed += runDelete(context, view, name, statement, variables);
      });
      return writeReply([['n', int(removed)]], errors);
    });
  },
};
