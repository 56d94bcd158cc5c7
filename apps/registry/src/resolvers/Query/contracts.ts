import { readPageRequest, toConnection, toPage } from '@quad/subgraph-kit';
import type { QueryResolvers } from '../../__generated__/resolvers.ts';

export const contracts: NonNullable<QueryResolvers['contracts']> = async (_root, args, { loaders }) => {
  const { first, after } = readPageRequest(args);
  const all = await loaders.contracts();
  const rows = all.filter(({ name }) => after === null || name > after);
  return toConnection(toPage(rows, first), ({ name }) => name);
};
