import type { QueryResolvers } from '../../__generated__/resolvers.ts';

export const programEdition: NonNullable<QueryResolvers['programEdition']> = (_query, { id }, { loaders }) =>
  loaders.edition.load(id);
