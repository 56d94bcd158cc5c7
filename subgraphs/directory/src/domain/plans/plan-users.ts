import type { RoleRow, RosterRow } from '@quad/oneroster';
import { grantedRole, isStaffRole, roleTitle, withoutOldRole } from '../role-mapping.ts';
import {
  type Lookup,
  type Plan,
  type PlanRow,
  type RosterChange,
  type UserRole,
  unresolved,
} from './plan.ts';

/**
 * A user is a student when all their roles say so, else a person: one user with many roles and schools is one
 * person. A user without any role is left out, since it could be a child shown among staff.
 */
export const planUser: PlanRow<RosterRow<'users'>> = (row, lookup) => {
  const roles = lookup.rolesOf(row.sourcedId).toSorted((a, b) => Number(b.isPrimary) - Number(a.isPrimary));
  if (roles.length === 0) return unresolved('role');
  const organizationIds = organizationsOf(roles, row.primaryOrgSourcedId, lookup);
  const isStudent = roles.every((role) => role.role === 'student');
  const givenName = row.preferredGivenName ?? row.givenName;
  const familyName = row.preferredFamilyName ?? row.familyName;
  const names = {
    givenName: row.givenName,
    familyName: row.familyName,
    displayName: `${givenName} ${familyName}`,
    sortKey: `${familyName} ${givenName}`.toLowerCase(),
  };
  const [first] = organizationIds;
  const shared = { schoolId: first ?? '', context: [roles, organizationIds] };
  if (isStudent) {
    const fields = { ...names, grade: row.grades?.[0] ?? null, schoolIds: organizationIds };
    return { ...shared, table: 'students', fields };
  }
  const fields = { ...names, ...personFields(row, roles, organizationIds) };
  return { ...shared, table: 'people', fields, initial: { studentIds: [] } };
};

function personFields(
  row: RosterRow<'users'>,
  roles: readonly UserRole[],
  organizationIds: readonly string[],
) {
  const [primary] = roles.filter((role) => role.role !== 'student');
  return {
    email: row.email?.toLowerCase() ?? null,
    title: primary === undefined ? null : roleTitle(primary.role),
    organizationIds,
    isStaff: roles.some((role) => isStaffRole(role.role)),
    isEnabled: row.enabledUser,
  };
}

function organizationsOf(roles: readonly UserRole[], primary: string | undefined, lookup: Lookup): string[] {
  const ids = new Set<string>();
  const hasPrimary = primary !== undefined && roles.some((role) => role.orgSourcedId === primary);
  for (const sourcedId of [...(hasPrimary ? [primary] : []), ...roles.map((role) => role.orgSourcedId)]) {
    const organization = lookup.find('orgs', sourcedId);
    if (organization !== undefined) ids.add(organization.id);
  }
  return [...ids];
}

/** The grant that a membership makes has the membership's own id, so that it is made once. */
export function grantIdOf(membershipId: string): string {
  return `rol_${membershipId.slice(membershipId.indexOf('_') + 1)}`;
}

export const planMembership: PlanRow<RoleRow> = (row, lookup): Plan | ReturnType<typeof unresolved> => {
  const user = lookup.find('users', row.userSourcedId);
  if (user === undefined) return unresolved('userSourcedId');
  const organization = lookup.find('orgs', row.orgSourcedId);
  if (organization === undefined) return unresolved('orgSourcedId');
  const role = withoutOldRole(row.role);
  const fields = {
    userId: user.id,
    userSourcedId: row.userSourcedId,
    organizationId: organization.id,
    role,
    isPrimary: row.roleType === 'primary',
    beginsOn: row.beginDate ?? null,
    endsOn: row.endDate ?? null,
    sortKey: row.userSourcedId,
  };
  const granted = user.table === 'people' ? grantedRole(role, lookup.isDemo) : null;
  const context = [user.id, organization.id, granted];
  const plan: Plan = { table: 'memberships', schoolId: organization.id, context, fields };
  if (granted === null) return plan;
  const grant = {
    tenantId: lookup.tenantId,
    personId: user.id,
    role: granted,
    organizationId: organization.id,
    fromMs: startOf(row.beginDate) ?? lookup.nowMs,
    untilMs: startOf(row.endDate),
    grantedById: null,
    source: 'ROSTER',
  };
  return {
    ...plan,
    alongside: (id): readonly RosterChange[] => [
      { table: 'roleGrants', op: 'UPSERT', id: grantIdOf(id), fields: grant },
    ],
  };
};

/** Midnight UTC of a day, in milliseconds; OneRoster's end dates are exclusive. */
function startOf(day: string | undefined): number | null {
  return day === undefined ? null : Temporal.Instant.from(`${day}T00:00:00Z`).epochMilliseconds;
}
