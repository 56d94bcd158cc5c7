import type { PersonResolvers } from '../__generated__/resolvers.ts';
import { requestPage } from './request-page.ts';

export const Person: PersonResolvers = {
  __resolveReference: ({ id }) => ({ id }),
  offeringRequests: ({ id }, args, context) => requestPage(context, args, { personId: id }),
};
