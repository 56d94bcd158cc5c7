import { type Action, type Role, roleFacts, roleIds } from '@quad/kernel';
import { expect, it } from 'vitest';
import { homePlan } from './home-plan.ts';

const planOf = (role: Role) => homePlan(role, (action: Action) => roleFacts(role).may[action] !== undefined);

it('gives every role something under what needs me today', () => {
  for (const role of roleIds) expect(planOf(role).today, role).not.toEqual([]);
});

it('begins the day of who decides on money with what waits for a decision', () => {
  expect(planOf('BUDGET_OFFICER').today[0]).toBe('budgetsWaiting');
  expect(planOf('SUPERINTENDENT').today[0]).toBe('budgetsWaiting');
  expect(planOf('DEPARTMENT_LEAD').today[0]).toBe('budgetDrafts');
});

it('shows a teacher the own load and school, and no money', () => {
  expect(planOf('TEACHER')).toEqual({
    today: ['mySessions', 'openEditions'],
    stands: ['myLoad', 'mySchools'],
  });
});

it('leads a vendor’s developer to the graph, and to nothing of the district', () => {
  expect(planOf('VENDOR_DEVELOPER')).toEqual({ today: ['contracts'], stands: ['catalogue'] });
});

it('shows nobody a part that their role may not read', () => {
  expect(planOf('PANELIST').stands).toEqual(['catalogue']);
  expect(planOf('COHORT_FACILITATOR')).toEqual({ today: ['managedEditions'], stands: ['catalogue'] });
  expect(planOf('BUDGET_OFFICER').stands).toEqual(['offeringRequests', 'budgetsStand', 'schools']);
});
