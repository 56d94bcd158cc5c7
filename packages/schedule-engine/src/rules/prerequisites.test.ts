import { expect, it } from 'vitest';
import { rule } from './prerequisites.ts';
import { asks, at, course, found, nothing, schedule, school, sits } from './test-school.ts';

const catalogue = (priorCourses: string[]) =>
  school({
    courses: [course('CHEM', { prerequisites: ['ALG', 'BIO'] })],
    students: [asks('Kim', ['CHEM'], { priorCourses })],
  });
const seated = schedule([at('CHEM-1', 'F1')], [sits('Kim', 'CHEM-1')]);

it('tells of one prerequisite that is missing', () => {
  expect(found(rule, catalogue(['ALG']), seated)).toEqual({
    facts: [{ student: 'Kim', course: 'CHEM', section: 'CHEM-1', missing: ['BIO'] }],
    said: ['Student Kim sits in CHEM-1 for CHEM without BIO; give up the seat, or enter the credit.'],
  });
});

it('is content where all were taken', () => {
  expect(found(rule, catalogue(['ALG', 'BIO']), seated)).toEqual(nothing);
});

it('finds nothing in an empty school', () => {
  expect(found(rule, school(), schedule([]))).toEqual(nothing);
});
