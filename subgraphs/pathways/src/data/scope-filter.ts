import type { Scope } from '@quad/kernel';
import { sharedFilter } from '@quad/subgraph-kit';

/** A filter that finds nothing: for scopes that reach nothing. */
const nothing = { _id: { $in: [] as string[] } };

/** The part of every filter that keeps a read of requests within its scope. */
export function requestFilter(scope: Scope): Record<string, unknown> {
  switch (scope.reach) {
    case 'NONE':
      return nothing;
    case 'EVERYTHING':
      return {};
    case 'TENANT':
      return { tenantId: scope.tenantId };
    case 'SHARED':
      return sharedFilter(scope.objects);
    case 'OWN':
      return { tenantId: scope.tenantId, $or: ofPerson(scope.personId) };
    case 'ORGANIZATIONS': {
      const byOrganization = { organizationIds: { $in: scope.organizationIds } };
      const own = scope.personId === undefined ? [] : ofPerson(scope.personId);
      return { tenantId: scope.tenantId, $or: [byOrganization, ...own] };
    }
  }
}

/** The part of every filter that keeps a read of the tenant's common things (catalogue, series) within its scope. */
export function tenantFilter(scope: Scope): Record<string, unknown> {
  if (scope.reach === 'EVERYTHING') return {};
  return scope.reach === 'TENANT' ? { tenantId: scope.tenantId } : nothing;
}

export function ofPerson(personId: string): Record<string, unknown>[] {
  return [{ requestedById: personId }, { forPersonIds: personId }];
}
