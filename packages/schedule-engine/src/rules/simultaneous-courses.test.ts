import { expect, it } from 'vitest';
import { rule } from './simultaneous-courses.ts';
import { at, found, nothing, schedule, school, sits } from './test-school.ts';

const together = school({ simultaneous: [{ courses: ['ALG', 'BIO'] }] });

it('tells of a section of courses that are not taught together', () => {
  expect(found(rule, together, schedule([at('ALG-1', 'F1', { courses: ['ALG', 'CHEM'] })]))).toEqual({
    facts: [{ kind: 'NOT_ONE_POOL', section: 'ALG-1', courses: ['ALG', 'CHEM'] }],
    said: [
      'Section ALG-1 serves ALG and CHEM, which are not simultaneous; keep one of them or make them simultaneous.',
    ],
  });
});

it('tells of a seat for a course that the section does not teach, though its pool does', () => {
  expect(
    found(rule, together, schedule([at('ALG-1', 'F1')], [sits('Kim', 'ALG-1', { course: 'BIO' })])),
  ).toEqual({
    facts: [{ kind: 'COURSE_NOT_TAUGHT', student: 'Kim', section: 'ALG-1', course: 'BIO', courses: ['ALG'] }],
    said: ['Student Kim sits in ALG-1 for BIO, and it teaches ALG; seat the student in a section of BIO.'],
  });
});

it('tells of a seat in a section that has no place, or that there is not', () => {
  expect(
    found(rule, together, schedule([at('ALG-1', null)], [sits('Kim', 'ALG-1'), sits('Kim', 'BIO-9')])).said,
  ).toEqual([
    'Student Kim has a seat in ALG-1, which has no place in the schedule; place it or give up the seat.',
    'Student Kim has a seat in BIO-9, which has no place in the schedule; place it or give up the seat.',
  ]);
});

it('lets a section serve all courses of a pool, of which entries may be chained', () => {
  const chained = school({ simultaneous: [{ courses: ['BIO', 'CHEM'] }, { courses: ['CHEM', 'ALG'] }] });
  const sections = [at('ALG-1', 'F1', { courses: ['ALG', 'BIO'] })];
  expect(found(rule, chained, schedule(sections, [sits('Kim', 'ALG-1', { course: 'BIO' })]))).toEqual(
    nothing,
  );
});

it('finds nothing in an empty school', () => {
  expect(found(rule, school(), schedule([]))).toEqual(nothing);
});
