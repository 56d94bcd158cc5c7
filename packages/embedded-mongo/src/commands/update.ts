import { type Doc, type Encodable, int } from '../bson/value.ts';
import { failedToParse, MongoError } from '../errors.ts';
import { parseFilter } from '../query/filter.ts';
import type { View } from '../storage/view.ts';
import { parseUpdate } from '../update/parse.ts';
import type { Command } from './command.ts';
import type { Context } from './context.ts';
import { docField, flagField, missing, refuseCollation, refuseUnknown, textField } from './fields.ts';
import { targets, updateOne, upsertOne } from './modify.ts';
import { runStatements, statementsOf, writeReply } from './statements.ts';

const STATEMENT_FIELDS = ['q', 'u', 'multi', 'upsert', 'arrayFilters', 'hint', 'collation'];

type Counts = { matched: number; modified: number; readonly upserted: Map<string, Encodable>[] };

function runUpdate(
  context: Context,
  name: string,
  statement: Doc,
  index: number,
  view: View,
  counts: Counts,
): void {
  refuseUnknown(statement, STATEMENT_FIELDS, 'update.updates');
  refuseCollation(statement);
  const query = docField(statement, 'q');
  if (query === undefined) throw missing('update.updates.q');
  const multi = flagField(statement, 'multi');
  const filter = parseFilter(query);
  const update = parseUpdate(statement.get('u'), statement.get('arrayFilters'));
  if (multi && update.kind === 'replace')
    throw failedToParse('multi update is not supported for replacement-style update');
  const upsert = flagField(statement, 'upsert');
  const collection = upsert ? context.findOrCreate(name) : context.find(name);
  if (collection === undefined) return;
  const found = targets(view, collection, filter, {
    multi,
    hint: context.hint(collection, statement),
  });
  for (const entry of found) {
    counts.matched += 1;
    if (updateOne(view, collection, entry, filter, update, context.nowMs).changed) counts.modified += 1;
  }
  if (found.length > 0 || !upsert) return;
  const document = upsertOne(view, collection, filter, update, context.nowMs);
  counts.matched += 1;
  counts.upserted.push(
    new Map<string, Encodable>([
      ['index', int(index)],
      ['_id', document.get('_id') ?? null],
    ]),
  );
}

export const update: Command = {
  fields: ['update', 'updates', 'ordered', 'bypassDocumentValidation'],
  inTransaction: true,
  retryable: true,
  run: async (context) => {
    const name = textField(context.command, 'update');
    const ordered = flagField(context.command, 'ordered', true);
    const statements = statementsOf(context, 'updates');
    if (statements.length === 0 || statements.length > 100_000) {
      throw new MongoError(
        16,
        `Write batch sizes must be between 1 and 100000. Got ${statements.length} operations.`,
      );
    }
    return context.write((view) => {
      const counts: Counts = { matched: 0, modified: 0, upserted: [] };
      const errors = runStatements(context, statements, ordered, (statement, index) =>
        runUpdate(context, name, statement, index, view, counts),
      );
      const fields: [string, Encodable][] = [['n', int(counts.matched)]];
      if (counts.upserted.length > 0) fields.push(['upserted', counts.upserted]);
      fields.push(['nModified', int(counts.modified)]);
      return writeReply(fields, errors);
    });
  },
};
