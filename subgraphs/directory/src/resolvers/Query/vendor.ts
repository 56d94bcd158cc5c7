import type { QueryResolvers } from '../../__generated__/resolvers.ts';

export const vendor: NonNullable<QueryResolvers['vendor']> = (_root, { id }, { load }) =>
  load.vendors.load(id);
