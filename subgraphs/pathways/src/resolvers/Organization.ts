import type { OrganizationResolvers } from '../__generated__/resolvers.ts';
import { requestPage } from './request-page.ts';

export const Organization: OrganizationResolvers = {
  __resolveReference: ({ id }) => ({ id }),
  offeringRequests: ({ id }, args, context) => requestPage(context, args, { organizationId: id }),
};
