import type { OrganizationKind } from '@quad/kernel';
import { nameSortKey, type Organization, type Person, titleSortKey } from './roster.ts';
import { schoolLevel } from './school-level.ts';

/** What was made here bears its own id where others bear the SIS's, and no row of a package. */
function madeHere(id: string, tenantId: string) {
  return { id, tenantId, sourcedId: id, roster: '', rosterHash: '', isDeleted: false } as const;
}

export function newOrganization(facts: {
  readonly id: string;
  /** The district above; left out for a tenant of its own. */
  readonly tenantId?: string;
  readonly sourcedId?: string | null | undefined;
  readonly type: OrganizationKind;
  readonly name: string;
  readonly parentId?: string;
  readonly isDemo: boolean;
}): Organization {
  const { id, type, name, isDemo } = facts;
  const made = madeHere(id, facts.tenantId ?? id);
  return {
    ...made,
    sourcedId: facts.sourcedId ?? made.sourcedId,
    type,
    name,
    identifier: null,
    parentId: facts.parentId ?? null,
    isDemo,
    level: type === 'SCHOOL' ? schoolLevel(name) : null,
    sortKey: titleSortKey(name, id),
  };
}

export function newPerson(facts: {
  readonly id: string;
  readonly tenantId: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly email: string | null;
  readonly title: string | null;
  readonly organizationIds: readonly string[];
  readonly isStaff: boolean;
  readonly studentIds?: readonly string[];
}): Person {
  const { id, tenantId, givenName, familyName, title, organizationIds, isStaff } = facts;
  return {
    ...madeHere(id, tenantId),
    givenName,
    familyName,
    displayName: `${givenName} ${familyName}`,
    email: facts.email?.toLowerCase() ?? null,
    title,
    organizationIds,
    isStaff,
    isEnabled: true,
    studentIds: facts.studentIds ?? [],
    sortKey: nameSortKey(familyName, givenName, id),
  };
}

/** Tenants of their own; a school or a department stands below one. */
export function isTenantType(type: OrganizationKind): boolean {
  return type !== 'SCHOOL' && type !== 'DEPARTMENT';
}
