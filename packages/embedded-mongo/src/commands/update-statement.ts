import type { Scope } from '../aggregation/expression.ts';
import type { Doc, Value } from '../bson/value.ts';
import { failedToParse } from '../errors.ts';
import { parseFilter } from '../query/filter.ts';
import type { View } from '../storage/view.ts';
import { parseAnyUpdate } from '../update/pipeline.ts';
import type { Context } from './context.ts';
import { docField, flagField, refuseCollation } from './fields.ts';
import { targets, updateOne, upsertOne } from './modify.ts';

/** What one statement did; `upserted` holds the new document's _id. */
export type Updated = {
  readonly matched: number;
  readonly modified: number;
  readonly upserted: { readonly id: Value } | undefined;
};

/**
 * Runs one statement of an update. Its query and its update are called differently in `update` and in `bulkWrite`; the
 * fields that both have are read from `statement`.
 */
export function runUpdate(
  context: Context,
  view: View,
  name: string,
  query: Doc,
  change: Value | undefined,
  statement: Doc,
  variables: Scope['variables'],
): Updated {
  refuseCollation(statement);
  const multi = flagField(statement, 'multi');
  const upsert = flagField(statement, 'upsert');
  const sort = docField(statement, 'sort');
  const filter = parseFilter(query, variables);
  const update = parseAnyUpdate(change, statement.get('arrayFilters'), variables);
  if (multi && update.kind === 'replace')
    throw failedToParse('multi update is not supported for replacement-style update');
  if (multi && sort !== undefined) throw failedToParse('Cannot specify sort with multi=true');
  const collection = upsert ? context.findOrCreate(name) : context.find(name);
  if (collection === undefined) return { matched: 0, modified: 0, upserted: undefined };
  const hint = context.hint(collection, statement);
  const found = targets(view, collection, filter, { multi, hint, sort });
  let modified = 0;
  for (const entry of found) {
    if (updateOne(view, collection, entry, filter, update, context.nowMs).changed) modified += 1;
  }
  if (found.length > 0 || !upsert) return { matched: found.length, modified, upserted: undefined };
  const document = upsertOne(view, collection, filter, update, context.nowMs);
  return { matched: 0, modified: 0, upserted: { id: document.get('_id') ?? null } };
}
