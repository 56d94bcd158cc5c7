import type { QueryResolvers } from '../../__generated__/resolvers.ts';
import { peopleNamedBy } from '../../domain/offering-request.ts';
import { shareableScope } from '../../domain/permissions.ts';

const MOST = 500;

export const pathwaysShareable: NonNullable<QueryResolvers['pathwaysShareable']> = async (
  _root,
  { ids },
  { reads, principal },
) => {
  const requests = await reads.requests.byIds(shareableScope(principal), ids.slice(0, MOST));
  return requests.map((request) => ({
    id: request.id,
    ownerId: request.tenantId,
    organizationIds: [...request.organizationIds],
    personIds: [...peopleNamedBy(request)],
  }));
};
