import { expect, it } from 'vitest';
import { activeRole } from './active-role.ts';
import { roleOfSlug } from './viewer.tsx';

it('opens with the role last looked at while it is held, else with the first', () => {
  expect(activeRole('COACH', ['TEACHER', 'COACH'])).toBe('COACH');
  expect(activeRole('PRINCIPAL', ['TEACHER', 'COACH'])).toBe('TEACHER');
  expect(activeRole(null, [])).toBeNull();
});

it('knows the role of every home page', () => {
  expect(roleOfSlug('budget')).toBe('BUDGET_OFFICER');
  expect(roleOfSlug('nobody')).toBeNull();
});
