import { GraphQLError } from 'graphql';

/** A page request: `first` rows after the key. */
export interface PageRequest {
  readonly first: number;
  readonly after: string | null;
}

export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly hasNextPage: boolean;
}

export interface Connection<Node> {
  readonly edges: { readonly cursor: string; readonly node: Node }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

const LONGEST_PAGE = 500;

/**
 * Checks `first` and opens the cursor: a keyset, the sort key of the last row seen.
 * @throws GraphQLError BAD_USER_INPUT when `first` is outside 1..longest or the cursor is not one of ours.
 */
export function readPageRequest(
  args: { readonly first: number; readonly after?: string | null | undefined },
  longest = LONGEST_PAGE,
): PageRequest {
  if (!Number.isInteger(args.first) || args.first < 1 || args.first > longest) {
    throw new GraphQLError(`first must be between 1 and ${longest}, not ${args.first}.`, {
      extensions: { code: 'BAD_USER_INPUT' },
    });
  }
  return {
    first: args.first,
    after: args.after === undefined || args.after === null ? null : openCursor(args.after),
  };
}

/** Cursors are opaque to clients: the sort key in base64url. */
export function sealCursor(key: string): string {
  return Buffer.from(key, 'utf8').toString('base64url');
}

export function openCursor(cursor: string): string {
  const key = Buffer.from(cursor, 'base64url').toString('utf8');
  if (key === '' || sealCursor(key) !== cursor) {
    throw new GraphQLError('after must be a cursor that an earlier page returned.', {
      extensions: { code: 'BAD_USER_INPUT' },
    });
  }
  return key;
}

/** Cuts one row more than asked for into a page that knows whether more follows. */
export function toPage<Row>(rows: readonly Row[], first: number): Page<Row> {
  return { rows: rows.slice(0, first), hasNextPage: rows.length > first };
}

/** A page as a Relay connection; `keyOf` gives the sort key that the repository's keyset uses. */
export function toConnection<Row>(page: Page<Row>, keyOf: (row: Row) => string): Connection<Row> {
  const edges = page.rows.map((row) => ({ cursor: sealCursor(keyOf(row)), node: row }));
  return { edges, pageInfo: { hasNextPage: page.hasNextPage, endCursor: edges.at(-1)?.cursor ?? null } };
}
