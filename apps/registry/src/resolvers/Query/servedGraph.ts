import type { QueryResolvers } from '../../__generated__/resolvers.ts';

export const servedGraph: NonNullable<QueryResolvers['servedGraph']> = async (_root, _args, { loaders }) => {
  const head = await loaders.head();
  return head === null || head.supergraph === null ? null : loaders.act.load(head.sequence);
};
