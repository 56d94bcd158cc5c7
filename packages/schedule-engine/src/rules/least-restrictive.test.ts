import { expect, it } from 'vitest';
import { rule } from './least-restrictive.ts';
import { asks, at, course, found, nothing, schedule, school, sits } from './test-school.ts';

const plan = school({
  courses: [course('ALG', { level: 'SPECIAL_EDUCATION' }), course('BIO', { level: 'CORE' })],
  students: [
    asks('Kim', ['ALG'], {
      closedLevels: [{ level: 'SPECIAL_EDUCATION', reason: 'general education 80 %' }],
    }),
  ],
});
const sections = [at('ALG-1', 'F1'), at('BIO-1', 'F2')];

it('tells of a seat in a level that the plan closes, with the reason', () => {
  expect(found(rule, plan, schedule(sections, [sits('Kim', 'ALG-1')]))).toEqual({
    facts: [
      {
        student: 'Kim',
        course: 'ALG',
        section: 'ALG-1',
        level: 'SPECIAL_EDUCATION',
        reason: 'general education 80 %',
      },
    ],
    said: [
      'Student Kim sits in ALG-1 for ALG, and level SPECIAL_EDUCATION is closed to the student (general education 80 %); give up the seat.',
    ],
  });
});

it('lets the student take another level, and another student this one', () => {
  expect(found(rule, plan, schedule(sections, [sits('Kim', 'BIO-1'), sits('Lee', 'ALG-1')]))).toEqual(
    nothing,
  );
});

it('finds nothing in an empty school', () => {
  expect(found(rule, school(), schedule([]))).toEqual(nothing);
});
