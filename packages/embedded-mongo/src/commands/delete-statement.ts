import type { Scope } from '../aggregation/expression.ts';
import type { Doc } from '../bson/value.ts';
import { parseFilter } from '../query/filter.ts';
import { removeDocument } from '../storage/documents.ts';
import type { View } from '../storage/view.ts';
import type { Context } from './context.ts';
import { refuseCollation } from './fields.ts';
import { targets } from './modify.ts';

/** One statement of a delete, as `delete` and `bulkWrite` have it; `fields` is where its `hint` stands. */
export type DeleteStatement = { readonly query: Doc; readonly multi: boolean; readonly fields: Doc };

/** Reads one statement; MongoDB reads all of a command before it runs the first. */
export function readDelete(query: Doc, multi: boolean, fields: Doc): DeleteStatement {
  refuseCollation(fields);
  return { query, multi, fields };
}

/** Gives how many documents are gone. */
export function runDelete(
  context: Context,
  view: View,
  name: string,
  { query, multi, fields }: DeleteStatement,
  variables: Scope['variables'],
): number {
  const filter = parseFilter(query, variables);
  const collection = context.find(name);
  if (collection === undefined) return 0;
  const found = targets(view, collection, filter, { multi, hint: context.hint(collection, fields) });
  for (const entry of found) removeDocument(view, collection, entry.idKey, entry.document);
  return found.length;
}
