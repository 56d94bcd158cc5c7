import type { OrganizationResolvers } from '../__generated__/resolvers.ts';
import { requestScope } from '../domain/permissions.ts';
import { requestPage } from './request-page.ts';

export const Organization: OrganizationResolvers = {
  __resolveReference: ({ id }) => ({ id }),
  // Null, not empty, for whoever may not see requests: a page tells the two apart.
  offeringRequests: ({ id }, args, context) =>
    requestScope(context.principal).reach === 'NONE'
      ? null
      : requestPage(context, args, { organizationId: id }),
};
