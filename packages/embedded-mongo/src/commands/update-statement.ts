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

/** One statement of an update, read but not yet understood. */
export type UpdateStatement = {
  readonly query: Doc;
  readonly change: Value | undefined;
  readonly multi: boolean;
  readonly upsert: boolean;
  readonly sort: Doc | undefined;
  /** Where `hint` and `arrayFilters` stand. */
  readonly fields: Doc;
};

/**
 * Reads one statement; MongoDB reads all of a command before it runs the first. Query and update are called differently
 * in `update` and in `bulkWrite`; what both have is read from `fields`.
 */
export function readUpdate(query: Doc, change: Value | undefined, fields: Doc): UpdateStatement {
  refuseCollation(fields);
  return {
    query,
    change,
    multi: flagField(fields, 'multi'),
    upsert: flagField(fields, 'upsert'),
    sort: docField(fields, 'sort'),
    fields,
  };
}

export function runUpdate(
  context: Context,
  view: View,
  name: string,
  statement: UpdateStatement,
  variables: Scope['variables'],
): Updated {
  const { query, change, multi, upsert, sort, fields } = statement;
  const filter = parseFilter(query, variables, upsert ? 'banned' : 'allowed');
  const update = parseAnyUpdate(change, fields.get('arrayFilters'), variables);
  if (multi && update.kind === 'replace')
    throw failedToParse('multi update is not supported for replacement-style update');
  if (multi && sort !== undefined) throw failedToParse('Cannot specify sort with multi=true');
  const collection = upsert ? context.findOrCreate(name) : context.find(name);
  if (collection === undefined) return { matched: 0, modified: 0, upserted: undefined };
  const hint = context.hint(collection, fields);
  const found = targets(view, collection, filter, { multi, hint, sort });
  let modified = 0;
  for (const entry of found) {
    if (updateOne(view, collection, entry, filter, update, context.nowMs).changed) modified += 1;
  }
  if (found.length > 0 || !upsert) return { matched: found.length, modified, upserted: undefined };
  const document = upsertOne(view, collection, filter, update, context.nowMs);
  return { matched: 0, modified: 0, upserted: { id: document.get('_id') ?? null } };
}
