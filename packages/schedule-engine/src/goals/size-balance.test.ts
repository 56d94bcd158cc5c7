import { expect, it } from 'vitest';
import { at, course, schedule, school, sits } from '../rules/test-school.ts';
import { goal } from './size-balance.ts';
import { reached } from './test-goal.ts';

const problem = school({ courses: [course('ALG', { cap: 9 })] });
const sizes = (one: number, other: number) =>
  schedule(
    [at('ALG-1', 'F1'), at('ALG-2', 'F2'), at('ALG-3', null)],
    [
      ...Array.from({ length: one }, (_, index) => sits(`a${index}`, 'ALG-1')),
      ...Array.from({ length: other }, (_, index) => sits(`b${index}`, 'ALG-2')),
    ],
  );

it('counts the seats between the largest and the smallest section of a course, above one', () => {
  expect(reached(goal, problem, sizes(4, 1))).toEqual({
    amounts: [2],
    said: ['ALG: ALG-1 has 4 students and ALG-2 1.'],
  });
});

it('lets a difference of one pass, and a school without sections', () => {
  expect(reached(goal, problem, sizes(2, 1)).amounts).toEqual([]);
  expect(reached(goal, problem, schedule([])).amounts).toEqual([]);
});
