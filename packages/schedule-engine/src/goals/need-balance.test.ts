import { expect, it } from 'vitest';
import { asks, at, course, schedule, school, sits } from '../rules/test-school.ts';
import { goal } from './need-balance.ts';
import { reached } from './test-goal.ts';

const ids = ['Kim', 'Lee', 'Max', 'Zoe'];
const problem = school({
  courses: [course('ALG', { cap: 9 })],
  students: ids.map((id, index) =>
    asks(id, ['ALG'], index < 2 ? { needs: ['EL'], priorCourses: ['SCI'] } : { priorCourses: ['SCI'] }),
  ),
});
const sections = [at('ALG-1', 'F1'), at('ALG-2', 'F2')];
const seated = (first: readonly string[]) =>
  schedule(
    sections,
    ids.map((id) => sits(id, first.includes(id) ? 'ALG-1' : 'ALG-2')),
  );

it('counts who is above the even share of a need or a prior course', () => {
  expect(reached(goal, problem, seated(['Kim', 'Lee', 'Max']))).toEqual({
    amounts: [1, 1],
    said: [
      'ALG-1 has 2 students with EL; an even section has 1.',
      'ALG-1 has 3 students who took SCI; an even section has 2.',
    ],
  });
});

it('is reached by even sections, by one section alone, and by none', () => {
  expect(reached(goal, problem, seated(['Kim', 'Max'])).amounts).toEqual([]);
  expect(reached(goal, problem, schedule(sections.slice(0, 1), [sits('Kim', 'ALG-1')])).amounts).toEqual([]);
  expect(reached(goal, problem, schedule([])).amounts).toEqual([]);
});
