import { readPageRequest } from '@quad/subgraph-kit';
import type { PersonResolvers } from '../__generated__/resolvers.ts';
import { readScope } from '../domain/permissions.ts';

export const Person: PersonResolvers = {
  __resolveReference: ({ id }) => ({ id }),
  fundedRequests: async ({ id }, args, { reads, principal }) => {
    const page = readPageRequest(args);
    const scope = readScope(principal);
    // Null, not empty, for whoever may not see money: a page tells the two apart.
    if (scope.reach === 'NONE') return null;
    const rows = await reads.requests.page(scope, { personId: id, state: 'APPROVED' }, page);
    return rows.slice(0, page.first);
  },
};
