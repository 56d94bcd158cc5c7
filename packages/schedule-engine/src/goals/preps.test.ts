import { expect, it } from 'vitest';
import { at, course, schedule, school } from '../rules/test-school.ts';
import { goal } from './preps.ts';
import { reached } from './test-goal.ts';

const problem = school({
  courses: ['ALG', 'BIO', 'CHEM'].map((id) => course(id)),
  teachers: [{ id: 'Ada', qualifiedFor: ['ALG', 'BIO', 'CHEM'] }],
});
const ada = { teacher: 'Ada' };
const sections = [at('ALG-1', 'F1', ada), at('BIO-1', 'F2', ada), at('CHEM-1', 'F3', ada)];

it('counts the courses of a term above two', () => {
  expect(reached(goal, problem, schedule(sections))).toEqual({
    amounts: [1],
    said: ['Teacher Ada prepares 3 courses in term F: ALG, BIO, CHEM.'],
  });
});

it('counts simultaneous courses as one, each term for itself, and nothing in an empty school', () => {
  const together = { ...problem, simultaneous: [{ courses: ['BIO', 'CHEM'] }] };
  expect(reached(goal, together, schedule(sections)).amounts).toEqual([]);
  const spread = [...sections.slice(0, 2), at('CHEM-1', 'S1', ada)];
  expect(reached(goal, problem, schedule(spread)).amounts).toEqual([]);
  expect(reached(goal, problem, schedule([])).amounts).toEqual([]);
});
