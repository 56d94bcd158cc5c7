import { expect, it } from 'vitest';
import { rule } from './section-cap.ts';
import { at, course, found, nothing, schedule, school, sits } from './test-school.ts';

const seats = [sits('Kim', 'ALG-1'), sits('Lee', 'ALG-1'), sits('Max', 'ALG-1')];

it('tells of one student too many, whatever cap the schedule claims', () => {
  expect(found(rule, school(), schedule([at('ALG-1', 'F1', { cap: 9 })], seats))).toEqual({
    facts: [{ section: 'ALG-1', students: 3, cap: 2 }],
    said: ['Section ALG-1 seats 3 students and its cap is 2; seat 1 elsewhere.'],
  });
});

it('lets a section be full', () => {
  expect(found(rule, school(), schedule([at('ALG-1', 'F1')], seats.slice(1)))).toEqual(nothing);
});

it('takes the largest cap of courses that are taught together, and the own cap of a section before it', () => {
  const together = school({
    courses: [course('ALG'), course('BIO', { cap: 3 })],
    simultaneous: [{ courses: ['ALG', 'BIO'] }],
  });
  const sections = [at('ALG-1', 'F1', { courses: ['ALG', 'BIO'] })];
  expect(found(rule, together, schedule(sections, seats))).toEqual(nothing);
  const own = school({ sections: [{ id: 'ALG-1', courses: ['ALG'], cap: 3 }] });
  expect(found(rule, own, schedule(sections, seats))).toEqual(nothing);
});

it('finds nothing in an empty school', () => {
  expect(found(rule, school(), schedule([]))).toEqual(nothing);
});
