import { toConnection } from '@quad/subgraph-kit';

interface PageOf<Row> {
  readonly rows: readonly Row[];
  readonly hasNextPage: boolean;
}

/** A connection over what is listed by its sort key, which is the cursor. */
export function bySortKey<Row extends { readonly sortKey: string }>(page: PageOf<Row>) {
  return toConnection(page, (row) => row.sortKey);
}

export function byIdOrder<Row extends { readonly id: string }>(page: PageOf<Row>) {
  return toConnection(page, (row) => row.id);
}
