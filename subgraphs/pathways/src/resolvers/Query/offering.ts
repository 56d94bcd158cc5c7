import type { QueryResolvers } from '../../__generated__/resolvers.ts';

export const offering: NonNullable<QueryResolvers['offering']> = (_root, { id }, { loaders }) =>
  loaders.offering.load(id);
