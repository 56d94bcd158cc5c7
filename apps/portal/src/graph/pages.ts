interface Connection<Node> {
  readonly edges: readonly { readonly node: Node }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

/** The nodes of a connection; none while it is missing. */
export function nodesOf<Node>(connection: Connection<Node> | null | undefined): readonly Node[] {
  return connection?.edges.map(({ node }) => node) ?? [];
}

/** What a list needs to show its next page. */
export function pagingOf(
  connection: Connection<unknown> | null | undefined,
  more: (after: string) => void,
): { readonly hasMore: boolean; readonly onMore: () => void } {
  const cursor = connection?.pageInfo.endCursor ?? null;
  return {
    hasMore: connection?.pageInfo.hasNextPage === true && cursor !== null,
    onMore: () => cursor !== null && more(cursor),
  };
}

/**
 * All nodes of a connection, page by page.
 * @param read one page; null where it did not come whole, which ends it: a part is never taken for all.
 */
export async function allNodes<Node>(
  read: (after: string | null) => Promise<Connection<Node> | null | undefined>,
): Promise<readonly Node[] | null> {
  const nodes: Node[] = [];
  let after: string | null = null;
  do {
    const page: Connection<Node> | null | undefined = await read(after);
    if (page === null || page === undefined) return null;
    nodes.push(...nodesOf(page));
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after !== null);
  return nodes;
}
