import type { Scope } from '@quad/kernel';
import { sharedFilter } from '@quad/subgraph-kit';

/** The part of every filter that keeps a read within its scope. */
export function scopeFilter(scope: Scope): Record<string, unknown> {
  switch (scope.reach) {
    case 'NONE':
      return { _id: { $in: [] as string[] } };
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

/** Requests of a person: asked for by the person, or paying an offering for the person. */
export function ofPerson(personId: string): Record<string, unknown>[] {
  return [{ requestedById: personId }, { forPersonIds: personId }];
}
