import { expect, it } from 'vitest';
import { endOfDay, grantableRoles, listedRoles } from './role-choices.ts';

it('offers a district the roles of its schools, departments and its own', () => {
  const roles = grantableRoles('DISTRICT');
  expect(roles).toEqual(expect.arrayContaining(['COACH', 'DEPARTMENT_LEAD', 'SUPERINTENDENT']));
  expect(roles).not.toContain('COHORT_FACILITATOR');
});

it('offers a partner its own roles alone', () => {
  expect(grantableRoles('FOUNDATION')).toEqual(['COHORT_FACILITATOR']);
});

it('leaves students and guardians to the roster', () => {
  expect(grantableRoles('DISTRICT')).not.toContain('STUDENT');
  expect(listedRoles).not.toContain('GUARDIAN');
});

it('lets a role hold through the whole of its last day', () => {
  const end = new Date(endOfDay('2027-06-30') ?? '');
  expect([end.getFullYear(), end.getMonth(), end.getDate(), end.getHours()]).toEqual([2027, 6, 1, 0]);
  expect(endOfDay('soon')).toBeNull();
});
