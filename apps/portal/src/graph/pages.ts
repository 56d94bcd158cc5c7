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
