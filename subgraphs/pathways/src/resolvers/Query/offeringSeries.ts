import type { QueryResolvers } from '../../__generated__/resolvers.ts';

export const offeringSeries: NonNullable<QueryResolvers['offeringSeries']> = (_root, { id }, { loaders }) =>
  loaders.series.load(id);
