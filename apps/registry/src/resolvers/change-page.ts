import { type Connection, readPageRequest, toConnection, toPage } from '@quad/subgraph-kit';
import type { ApiChange } from '../domain/history.ts';
import { numberKey } from './keys.ts';

/** A page of a list of changes, which never changes: where one stands is its key. */
export function changePage(
  changes: readonly ApiChange[],
  args: { readonly first: number; readonly after?: string | null | undefined },
): Connection<ApiChange> {
  const { first, after } = readPageRequest(args);
  const from = after === null ? 0 : numberKey(after) + 1;
  const rows = changes.slice(from, from + first + 1).map((change, index) => ({ change, at: from + index }));
  const { edges, pageInfo } = toConnection(toPage(rows, first), ({ at }) => String(at));
  return { pageInfo, edges: edges.map(({ cursor, node }) => ({ cursor, node: node.change })) };
}
