import { readPageRequest, sealCursor } from '@quad/subgraph-kit';
import { GraphQLError } from 'graphql';
import type { QueryResolvers } from '../../__generated__/resolvers.ts';
import { demandAnyService } from '../demand-service.ts';

const LONGEST_FEED_PAGE = 1_000;

export const classChanges: NonNullable<QueryResolvers['classChanges']> = async (
  _root,
  args,
  { principal, feed },
) => {
  demandAnyService(principal);
  const { first, after } = readPageRequest(args, LONGEST_FEED_PAGE);
  const version = after === null ? 0 : Number(after);
  if (!Number.isSafeInteger(version) || version < 0) {
    throw new GraphQLError('after must be a cursor of this feed.', {
      extensions: { code: 'BAD_USER_INPUT' },
    });
  }
  const page = await feed.changesForService(version, first);
  const edges = page.changes.map((change) => ({
    ...change,
    cursor: sealCursor(String(change.row.changeVersion)),
  }));
  const endCursor = edges.at(-1)?.cursor ?? null;
  return {
    edges,
    pageInfo: { hasNextPage: page.hasNextPage, endCursor },
    newestChangeVersion: page.newestChangeVersion,
  };
};
