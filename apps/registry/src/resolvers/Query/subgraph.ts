import type { QueryResolvers } from '../../__generated__/resolvers.ts';
import { membersOf } from '../../domain/graph-reads.ts';

export const subgraph: NonNullable<QueryResolvers['subgraph']> = async (_root, { name }, { loaders }) => {
  const head = await loaders.head();
  return head === null ? null : (membersOf(head).find((member) => member.name === name) ?? null);
};
