import { readPageRequest, toConnection, toPage } from '@quad/subgraph-kit';
import type { QueryResolvers } from '../../__generated__/resolvers.ts';
import { membersOf } from '../../domain/graph-reads.ts';

export const subgraphs: NonNullable<QueryResolvers['subgraphs']> = async (_root, args, { loaders }) => {
  const { first, after } = readPageRequest(args);
  const head = await loaders.head();
  const members = head === null ? [] : membersOf(head).filter(({ name }) => after === null || name > after);
  return toConnection(toPage(members, first), ({ name }) => name);
};
