import type { Scope } from '@quad/kernel';
import { sharedFilter } from '@quad/subgraph-kit';
import type { QueryFilter } from 'mongoose';
import type { SignUpReach } from '../domain/permissions.ts';
import type { EditionRow, ProgramRow, SignUpRow } from './models.ts';

/** Matches nothing: an `_id` is never in an empty list. */
const NOTHING = { _id: { $in: [] } };

/** Programs that everyone sees, and those within the scope; of what is shared, that alone. */
export function visiblePrograms(managed: Scope): QueryFilter<ProgramRow> {
  if (managed.reach === 'EVERYTHING') return {};
  if (managed.reach === 'SHARED') return sharedFilter(managed.objects);
  if (managed.reach === 'NONE') return { isPublished: true };
  return { $or: [{ isPublished: true }, { tenantId: managed.tenantId }] };
}

/** Editions that everyone sees, and the drafts within the scope; of what is shared, that alone. */
export function visibleEditions(managed: Scope): QueryFilter<EditionRow> {
  if (managed.reach === 'EVERYTHING') return {};
  if (managed.reach === 'SHARED') return sharedFilter(managed.objects);
  const published = { status: { $in: ['PUBLISHED' as const, 'PAST' as const] } };
  if (managed.reach === 'NONE') return published;
  return { $or: [published, { tenantId: managed.tenantId }] };
}

/** Sign-ups of oneself, of the staff that one may read, and of the programs that one manages. */
export function visibleSignUps(reach: SignUpReach): QueryFilter<SignUpRow> {
  if (reach.staff.reach === 'EVERYTHING' || reach.managed.reach === 'EVERYTHING') return {};
  const ways: QueryFilter<SignUpRow>[] = [];
  if (reach.self !== null) ways.push({ tenantId: reach.self.tenantId, personId: reach.self.personId });
  if (reach.managed.reach !== 'NONE' && reach.managed.reach !== 'SHARED')
    ways.push({ ownerTenantId: reach.managed.tenantId });
  ways.push(...staffWays(reach.staff));
  return ways.length === 0 ? NOTHING : { $or: ways };
}

function staffWays(staff: Scope): QueryFilter<SignUpRow>[] {
  switch (staff.reach) {
    case 'NONE':
    case 'SHARED':
    case 'EVERYTHING':
      return [];
    case 'TENANT':
      return [{ tenantId: staff.tenantId }];
    case 'OWN':
      return [{ tenantId: staff.tenantId, personId: staff.personId }];
    case 'ORGANIZATIONS':
      return [{ tenantId: staff.tenantId, organizationIds: { $in: [...staff.organizationIds] } }];
  }
}
