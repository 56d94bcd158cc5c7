import { nearestDouble } from '../bson/exact.ts';
import { type Doc, int, isNumber } from '../bson/value.ts';
import { failedToParse, MongoError } from '../errors.ts';
import { parseFilter } from '../query/filter.ts';
import { removeDocument } from '../storage/documents.ts';
import type { View } from '../storage/view.ts';
import type { Command } from './command.ts';
import type { Context } from './context.ts';
import { docField, flagField, missing, refuseCollation, refuseUnknown, textField } from './fields.ts';
import { targets } from './modify.ts';
import { runStatements, statementsOf, writeReply } from './statements.ts';

function runDelete(context: Context, name: string, statement: Doc, view: View): number {
  refuseUnknown(statement, ['q', 'limit', 'hint', 'collation'], 'delete.deletes');
  refuseCollation(statement);
  const query = docField(statement, 'q');
  if (query === undefined) throw missing('delete.deletes.q');
  const limit = statement.get('limit');
  const number = isNumber(limit) ? nearestDouble(limit) : undefined;
  if (number !== 0 && number !== 1)
    throw failedToParse(`The limit field in delete objects must be 0 or 1. Got ${String(number)}`);
  const filter = parseFilter(query);
  const collection = context.find(name);
  if (collection === undefined) return 0;
  const found = targets(view, collection, filter, {
    multi: number === 0,
    hint: context.hint(collection, statement),
  });
  for (const entry of found) removeDocument(view, collection, entry.idKey, entry.document);
  return found.length;
}

export const deleteCommand: Command = {
  fields: ['delete', 'deletes', 'ordered'],
  inTransaction: true,
  retryable: true,
  run: (context) => {
    const name = textField(context.command, 'delete');
    const ordered = flagField(context.command, 'ordered', true);
    const statements = statementsOf(context, 'deletes');
    if (statements.length === 0 || statements.length > 100_000) {
      throw new MongoError(
        16,
        `Write batch sizes must be between 1 and 100000. Got ${statements.length} operations.`,
      );
    }
    return context.write((view) => {
      let removed = 0;
      const errors = runStatements(context, statements, ordered, (statement) => {
        removed += runDelete(context, name, statement, view);
      });
      return writeReply([['n', int(removed)]], errors);
    });
  },
};
