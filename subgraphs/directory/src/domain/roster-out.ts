import type { Role } from '@quad/kernel';
import type { RoleGrant } from './identity.ts';
import type { Organization, Person } from './roster.ts';

export interface RoleFacts {
  readonly role: string;
  readonly org: string;
  readonly isPrimary: boolean;
}

type Fields = Record<string, unknown>;

const rosterRoles: Readonly<Partial<Record<Role, string>>> = {
  TEACHER: 'teacher',
  PRINCIPAL: 'principal',
  SCHEDULING_TEAM: 'counselor',
  DATA_LEAD: 'districtAdministrator',
};

const oldRoles: Readonly<Record<string, string>> = {
  principal: 'administrator',
  siteAdministrator: 'administrator',
  districtAdministrator: 'administrator',
  systemAdministrator: 'administrator',
  counselor: 'aide',
};
const rolesOf1p1 = [
  'administrator',
  'aide',
  'guardian',
  'parent',
  'proctor',
  'relative',
  'student',
  'teacher',
];

/** The role as 1.1 has it; null for one that it has no word for. */
export function rosterRoleIn1p1(role: string): string | null {
  const old = oldRoles[role] ?? role;
  return rolesOf1p1.includes(old) ? old : null;
}

/** A user as 1.1 has it, with schools and one role; null for whoever has no role there. */
export function asUser1p1(row: Fields, roles: readonly RoleFacts[]): Fields | null {
  const [first, ...rest] = roles.toSorted((a, b) => Number(b.isPrimary) - Number(a.isPrimary));
  if (first === undefined) return null;
  const orgSourcedIds = [...new Set([first, ...rest].map((role) => role.org))];
  return { ...row, role: first.role, orgSourcedIds };
}

/** Rows for what no SIS sent: organizations below the district, and staff with a role that rosters know. */
export function madeHereRows(
  district: Organization,
  made: {
    readonly organizations: readonly Organization[];
    readonly people: readonly Person[];
    readonly grants: readonly RoleGrant[];
  },
): Readonly<Record<string, readonly Fields[]>> {
  const grantsByPerson = Map.groupBy(made.grants, (grant) => grant.personId);
  const sourcedIds = new Map(made.organizations.map((row) => [row.id, row.sourcedId]));
  sourcedIds.set(district.id, district.sourcedId);
  const users: Fields[] = [];
  const roles: Fields[] = [];
  for (const person of made.people) {
    const known = (grantsByPerson.get(person.id) ?? []).flatMap((grant) => {
      const role = rosterRoles[grant.role];
      const orgSourcedId = sourcedIds.get(grant.organizationId);
      return role === undefined || orgSourcedId === undefined ? [] : [{ id: grant.id, role, orgSourcedId }];
    });
    if (known.length === 0) continue;
    const { sourcedId, givenName, familyName, email } = person;
    const username = email ?? sourcedId;
    users.push({
      sourcedId,
      enabledUser: true,
      username,
      givenName,
      familyName,
      ...(email === null ? {} : { email }),
    });
    for (const [at, { id, role, orgSourcedId }] of known.entries()) {
      const roleType = at === 0 ? 'primary' : 'secondary';
      roles.push({ sourcedId: id, userSourcedId: sourcedId, roleType, role, orgSourcedId });
    }
  }
  const orgs = [district, ...made.organizations]
    .filter((row) => row.roster === '')
    .map((row) => orgRow(row, district));
  return { orgs, users, roles };
}

function orgRow(row: Organization, district: Organization): Fields {
  const type = row.type === 'DISTRICT' ? 'district' : row.type === 'SCHOOL' ? 'school' : 'department';
  const parent = row.id === district.id ? {} : { parentSourcedId: district.sourcedId };
  return { sourcedId: row.sourcedId, name: row.name, type, ...parent };
}
