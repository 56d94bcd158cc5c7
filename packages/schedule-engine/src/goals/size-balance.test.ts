import { expect, it } from 'vitest';
import { asks, at, course, schedule, school, sits } from '../rules/test-school.ts';
import { goal } from './size-balance.ts';
import { reached } from './test-goal.ts';

const ids = Array.from({ length: 6 }, (_, index) => `p${index}`);
const problem = school({
  courses: [course('ALG', { cap: 9 })],
  students: ids.map((id) => asks(id, ['ALG'])),
  links: [{ kind: 'SAME_STUDENTS', sections: ['ALG-2', 'ALG-2B'] }],
});
const sizes = (one: number) =>
  schedule(
    [at('ALG-1', 'F1'), at('ALG-2', 'F2'), at('ALG-2B', 'S2'), at('ALG-3', null)],
    ids.flatMap((id, index) =>
      index < one ? [sits(id, 'ALG-1')] : [sits(id, 'ALG-2'), sits(id, 'ALG-2B', { course: 'ALG' })],
    ),
  );

it('counts the square of the students above an even share of those who ask, in each section', () => {
  expect(reached(goal, problem, sizes(5))).toEqual({
    amounts: [9],
    said: ['ALG: ALG-1 has 5 students; an even section has 2.'],
  });
  expect(reached(goal, problem, sizes(3)).amounts).toEqual([1, 1]);
});

it('is reached by even sections, by one section alone, and by a school without sections', () => {
  const even = schedule([at('ALG-1', 'F1'), at('ALG-3', 'F3')], sizes(3).seats);
  expect(reached(goal, problem, even).amounts).toEqual([]);
  expect(reached(goal, problem, schedule([at('ALG-1', 'F1')], sizes(6).seats)).amounts).toEqual([]);
  expect(reached(goal, problem, schedule([])).amounts).toEqual([]);
});
