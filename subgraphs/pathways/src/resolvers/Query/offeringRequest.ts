import type { QueryResolvers } from '../../__generated__/resolvers.ts';

export const offeringRequest: NonNullable<QueryResolvers['offeringRequest']> = (_root, { id }, { loaders }) =>
  loaders.request.load(id);
