import type { Role } from '@quad/kernel';
import type { DemoRosterPerson } from './demo-district.ts';
import type { OneRosterTables, RoleRow } from './one-roster-rows.ts';

/** What a role of the roster is in the product; aides have no home of their own yet. */
const roleInProduct: Readonly<Partial<Record<RoleRow['role'], Role>>> = {
  teacher: 'TEACHER',
  principal: 'PRINCIPAL',
  counselor: 'SCHEDULING_TEAM',
  student: 'STUDENT',
  guardian: 'GUARDIAN',
};

/** For each role that the roster carries, one person of the school: the first teacher, principal, counselor, student, and a guardian. */
export function rosterPeopleOf(
  roster: Pick<OneRosterTables, 'roles' | 'users'>,
  schoolId: string,
): readonly DemoRosterPerson[] {
  const users = new Map(roster.users.map((user) => [user.sourcedId, user]));
  const people: DemoRosterPerson[] = [];
  for (const [rosterRole, role] of Object.entries(roleInProduct)) {
    const row = roster.roles.find((one) => one.role === rosterRole && one.orgSourcedId === schoolId);
    if (row === undefined) continue;
    const email = users.get(row.userSourcedId)?.email ?? null;
    people.push({ role, userSourcedId: row.userSourcedId, organizationSourcedId: schoolId, email });
  }
  return people;
}
