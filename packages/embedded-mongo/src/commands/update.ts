import { type Doc, type Encodable, int } from '../bson/value.ts';
import type { Command } from './command.ts';
import { docField, flagField, missing, refuseUnknown, textField } from './fields.ts';
import { checkBatch, runStatements, statementsOf, writeReply } from './statements.ts';
import { readUpdate, runUpdate, type UpdateStatement } from './update-statement.ts';
import { letVariables } from './variables.ts';

const STATEMENT_FIELDS = ['q', 'u', 'multi', 'upsert', 'arrayFilters', 'hint', 'collation', 'sort'];

function read(statement: Doc): UpdateStatement {
  refuseUnknown(statement, STATEMENT_FIELDS, 'update.updates');
  const query = docField(statement, 'q');
  if (query === undefined) throw missing('update.updates.q');
  const change = statement.get('u');
  if (change === undefined) throw missing('update.updates.u');
  return readUpdate(query, change, statement);
}

export const update: Command = {
  fields: ['update', 'updates', 'ordered', 'bypassDocumentValidation', 'let'],
  inside: { updates: STATEMENT_FIELDS },
  inTransaction: true,
  retryable: true,
  run: async (context) => {
    const name = textField(context.command, 'update');
    const ordered = flagField(context.command, 'ordered', true);
    const statements = statementsOf(context, 'updates');
    checkBatch(statements);
    const updates = statements.map(read);
    const variables = letVariables(context.command);
    return context.write((view) => {
      let matched = 0;
      let modified = 0;
      const upserted: Map<string, Encodable>[] = [];
      const errors = runStatements(context, updates, ordered, (statement, index) => {
        const done = runUpdate(context, view, name, statement, variables);
        matched += done.matched;
        modified += done.modified;
        if (done.upserted === undefined) return;
        matched += 1;
        upserted.push(
          new Map<string, Encodable>([
            ['index', int(index)],
            ['_id', done.upserted.id],
          ]),
        );
      });
      const fields: [string, Encodable][] = [['n', int(matched)]];
      if (upserted.length > 0) fields.push(['upserted', upserted]);
      fields.push(['nModified', int(modified)]);
      return writeReply(fields, errors);
    });
  },
};
