import { toConnection } from '@quad/subgraph-kit';
import type { RosterObject } from '../domain/roster.ts';

interface PageOf<Row> {
  readonly rows: readonly Row[];
  readonly hasNextPage: boolean;
}

/** A connection over roster objects: their sort key is the cursor. */
export function bySortKey<Row extends RosterObject>(page: PageOf<Row>) {
  return toConnection(page, (row) => row.sortKey);
}

export function byIdOrder<Row extends { readonly id: string }>(page: PageOf<Row>) {
  return toConnection(page, (row) => row.id);
}
