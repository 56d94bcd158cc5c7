import type { QueryResolvers } from '../../__generated__/resolvers.ts';

export const budgetRequest: NonNullable<QueryResolvers['budgetRequest']> = (_root, { id }, { loaders }) =>
  loaders.request.load(id);
