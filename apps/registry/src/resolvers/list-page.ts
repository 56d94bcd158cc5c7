import { type Connection, readPageRequest, toConnection, toPage } from '@quad/subgraph-kit';

/** A page of a list that is at hand as a whole, behind the row of a key; from its beginning when that is gone. */
export function listPage<Row>(
  rows: readonly Row[],
  args: { readonly first: number; readonly after?: string | null | undefined },
  keyOf: (row: Row) => string,
): Connection<Row> {
  const { first, after } = readPageRequest(args);
  const from = after === null ? 0 : rows.findIndex((row) => keyOf(row) === after) + 1;
  return toConnection(toPage(rows.slice(from, from + first + 1), first), keyOf);
}
