import type { RosterRow, UserRow1p1 } from '../tables/tables.ts';

/** A role as a package tells it. `administrator` comes from 1.0 and 1.1, which do not say of what. */
export type RoleRow = Omit<RosterRow<'roles'>, 'role'> & {
  readonly role: RosterRow<'roles'>['role'] | 'administrator';
};

/**
 * The roles.csv rows that a 1.0 or 1.1 user stands for: one per school, the first of them primary. Their
 * ids are made of the user's and the school's, so that they stay the same in every package.
 */
export function rolesOfUser(user: UserRow1p1): RoleRow[] {
  return user.orgSourcedIds.map((orgSourcedId, at) => ({
    sourcedId: `${user.sourcedId}:${orgSourcedId}`,
    ...(user.status === undefined ? {} : { status: user.status }),
    ...(user.dateLastModified === undefined ? {} : { dateLastModified: user.dateLastModified }),
    userSourcedId: user.sourcedId,
    roleType: at === 0 ? 'primary' : 'secondary',
    role: user.role,
    orgSourcedId,
  }));
}
