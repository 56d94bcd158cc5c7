import type { Scope } from '../aggregation/expression.ts';
import type { Doc } from '../bson/value.ts';
import { parseFilter } from '../query/filter.ts';
import { removeDocument } from '../storage/documents.ts';
import type { View } from '../storage/view.ts';
import type { Context } from './context.ts';
import { refuseCollation } from './fields.ts';
import { targets } from './modify.ts';

/** Runs one statement of a delete, as `delete` and `bulkWrite` have it; gives how many documents are gone. */
export function runDelete(
  context: Context,
  view: View,
  name: string,
  query: Doc,
  multi: boolean,
  statement: Doc,
  variables: Scope['variables'],
): number {
  refuseCollation(statement);
  const filter = parseFilter(query, variables);
  const collection = context.find(name);
  if (collection === undefined) return 0;
  const found = targets(view, collection, filter, { multi, hint: context.hint(collection, statement) });
  for (const entry of found) removeDocument(view, collection, entry.idKey, entry.document);
  return found.length;
}
