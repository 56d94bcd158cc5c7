import { checkSchedule, type ScheduleProblem } from '@quad/schedule-engine';
import { expect, it } from 'vitest';
import { conflictLines } from './conflict-lines.ts';
import { twoPeriods } from './test-school.ts';

const problem = twoPeriods({
  courses: [{ id: 'GYM', cap: 9, sections: 1 }],
  students: [],
  nonNegotiables: [
    { id: 'N1', words: 'Gym is first', form: { kind: 'COURSE_IN_SLOTS', courses: ['GYM'], slots: ['P1'] } },
    { id: 'N2', words: 'Gym is last', form: { kind: 'COURSE_IN_SLOTS', courses: ['GYM'], slots: ['P2'] } },
  ],
});
const standing = (pattern: string | null) => ({
  sections: [{ id: 'GYM-1', courses: ['GYM'], cap: 9, pattern, teacher: null, room: null }],
  seats: [],
});
const said = (school: ScheduleProblem, pattern: string | null) => {
  const solution = standing(pattern);
  return conflictLines(school, solution, checkSchedule(school, solution));
};

it('says which of the school’s own rules cannot all hold, and what would', async () => {
  const lines = [
    '“Gym is first” and “Gym is last” cannot all hold while every section has a place; give up or change one of them.',
    'Without “Gym is last” all others can hold.',
  ];
  expect(await said(problem, null)).toEqual(lines);
  expect(await said(problem, 'P1')).toEqual(lines);
});

it('says nothing where all hold, or where there are no such rules', async () => {
  const first = { ...problem, nonNegotiables: (problem.nonNegotiables ?? []).slice(0, 1) };
  expect(await said(first, 'P1')).toEqual([]);
  expect(await said({ ...problem, nonNegotiables: [] }, null)).toEqual([]);
  expect(await said(first, null)).toEqual(['All of the school’s own rules can hold together.']);
});
