import { readPageRequest } from '@quad/subgraph-kit';
import type { PersonResolvers } from '../__generated__/resolvers.ts';
import { readScope } from '../domain/permissions.ts';

export const Person: PersonResolvers = {
  __resolveReference: (reference) => reference,
  fundedRequests: async ({ id: personId, organizations = [] }, args, { reads, principal }) => {
    const page = readPageRequest(args);
    const scope = readScope(principal);
    // Null, not empty, for whoever may not see money: a page tells the two apart.
    if (scope.reach === 'NONE') return null;
    const paysFor = { personId, organizationIds: organizations.map(({ id }) => id) };
    const rows = await reads.requests.page(scope, { state: 'APPROVED', paysFor }, page);
    return rows.slice(0, page.first);
  },
};
