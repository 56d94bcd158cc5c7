import { expect, it } from 'vitest';
import { rule } from './corequisites.ts';
import { at, course, found, nothing, schedule, school, sits } from './test-school.ts';

const catalogue = school({ courses: [course('CHEM', { corequisites: ['ALG'] }), course('ALG')] });
const sections = [at('CHEM-1', 'F1'), at('ALG-1', 'S1')];

it('tells of a course without the one that belongs with it', () => {
  expect(found(rule, catalogue, schedule(sections, [sits('Kim', 'CHEM-1'), sits('Lee', 'ALG-1')]))).toEqual({
    facts: [{ student: 'Kim', course: 'CHEM', section: 'CHEM-1', missing: ['ALG'] }],
    said: [
      'Student Kim sits in CHEM-1 for CHEM without a seat in ALG; seat the student in both or in neither.',
    ],
  });
});

it('is content with both in one year, and with the other alone', () => {
  const seats = [sits('Kim', 'CHEM-1'), sits('Kim', 'ALG-1'), sits('Lee', 'ALG-1')];
  expect(found(rule, catalogue, schedule(sections, seats))).toEqual(nothing);
});

it('finds nothing in an empty school', () => {
  expect(found(rule, school(), schedule([]))).toEqual(nothing);
});
