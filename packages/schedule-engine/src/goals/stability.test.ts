import { expect, it } from 'vitest';
import { asks, at, course, schedule, school, sits } from '../rules/test-school.ts';
import { goal } from './stability.ts';
import { reached } from './test-goal.ts';

const problem = school({
  courses: [course('ALG'), course('BIO')],
  students: [asks('Kim', ['ALG']), asks('Lee', ['ALG'])],
  previous: {
    placements: [
      { section: 'ALG-1', pattern: 'F1', teacher: 'Ada' },
      { section: 'GONE-1', pattern: 'F1' },
    ],
    seats: [
      { student: 'Kim', section: 'ALG-1', course: 'ALG' },
      { student: 'Lee', section: 'ALG-1', course: 'ALG' },
      { student: 'Lee', section: 'BIO-1', course: 'BIO' },
    ],
  },
});

it('counts sections and seats that are elsewhere than in the version before', () => {
  const now = schedule([at('ALG-1', 'F2', { teacher: 'Emmy' }), at('ALG-2', 'F3')], [sits('Kim', 'ALG-2')]);
  expect(reached(goal, problem, now)).toEqual({
    amounts: [1, 1, 1],
    said: [
      'Section ALG-1 has another pattern and teacher than before.',
      'Kim has a seat in ALG-2 for ALG and was in ALG-1 before.',
      'Lee has no seat for ALG and was in ALG-1 before.',
    ],
  });
});

it('counts nothing that stands as before, and nothing where there was no version before', () => {
  const same = schedule(
    [at('ALG-1', 'F1', { teacher: 'Ada' })],
    [sits('Kim', 'ALG-1'), sits('Lee', 'ALG-1')],
  );
  expect(reached(goal, problem, same).amounts).toEqual([]);
  expect(reached(goal, school(), schedule([at('ALG-1', 'F2')])).amounts).toEqual([]);
});
