import type { QueryResolvers } from '../../__generated__/resolvers.ts';

export const section: NonNullable<QueryResolvers['section']> = (_parent, { id }, { loaders }) =>
  loaders.section.load(id);
