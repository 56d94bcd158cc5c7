import type { OrganizationResolvers } from '../__generated__/resolvers.ts';
import { readScope } from '../domain/permissions.ts';
import { requestPage } from './request-page.ts';

export const Organization: OrganizationResolvers = {
  __resolveReference: ({ id }) => ({ id }),
  // Null, not empty, for whoever may not see money: a page tells the two apart.
  budgetRequests: ({ id }, args, context) =>
    readScope(context.principal).reach === 'NONE'
      ? null
      : requestPage(context, args, { payerId: id, state: args.state }),
};
