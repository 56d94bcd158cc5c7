import type { QueryResolvers } from '../../__generated__/resolvers.ts';

export const program: NonNullable<QueryResolvers['program']> = (_query, { id }, { loaders }) =>
  loaders.program.load(id);
