import type { RoleRow } from '../rows/roles-of-user.ts';
import type { RosterRow, UserRow1p1 } from '../tables/tables.ts';

/** 1.1 knows eight roles: those that 1.2 tells apart are folded, a counselor into the least of the staff. */
function roleIn1p1(role: RoleRow['role']): UserRow1p1['role'] {
  switch (role) {
    case 'aide':
    case 'administrator':
    case 'guardian':
    case 'parent':
    case 'proctor':
    case 'relative':
    case 'student':
    case 'teacher':
      return role;
    case 'districtAdministrator':
    case 'principal':
    case 'siteAdministrator':
    case 'systemAdministrator':
      return 'administrator';
    default:
      return 'aide';
  }
}

/**
 * The 1.1 row of a user and its roles: the schools of all roles, and the role of the primary one (the first
 * where none is marked). Undefined for a user without a role, whom 1.1 cannot tell.
 */
export function userRow1p1(user: RosterRow<'users'>, roles: readonly RoleRow[]): UserRow1p1 | undefined {
  const main = roles.find((role) => role.roleType === 'primary') ?? roles[0];
  if (main === undefined) return undefined;
  const schools = [main.orgSourcedId, ...roles.map((role) => role.orgSourcedId)];
  return { ...user, orgSourcedIds: [...new Set(schools)], role: roleIn1p1(main.role) };
}
