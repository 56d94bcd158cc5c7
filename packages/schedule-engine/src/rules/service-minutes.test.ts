import { expect, it } from 'vitest';
import { rule } from './service-minutes.ts';
import { asks, at, course, found, nothing, schedule, school, sits } from './test-school.ts';

const plan = (minutes: number) =>
  school({
    courses: [course('ELD', { gives: 'ELD' }), course('ALG')],
    students: [asks('Kim', ['ELD'], { services: [{ service: 'ELD', minutes }] })],
  });
const sections = [at('ELD-1', 'F1+S1'), at('ALG-1', 'F2')];
const seats = [sits('Kim', 'ELD-1'), sits('Kim', 'ALG-1')];

it('tells of each term in which a minute is missing', () => {
  expect(found(rule, plan(46), schedule(sections, seats))).toEqual({
    facts: [
      { student: 'Kim', service: 'ELD', term: 'F', minutes: 45, needed: 46 },
      { student: 'Kim', service: 'ELD', term: 'S', minutes: 45, needed: 46 },
    ],
    said: [
      'Student Kim has 45 minutes of ELD in term F and the plan says 46; seat the student in a section that gives it.',
      'Student Kim has 45 minutes of ELD in term S and the plan says 46; seat the student in a section that gives it.',
    ],
  });
});

it('tells of a student with a need and no seat at all', () => {
  expect(found(rule, plan(45), schedule([])).facts).toMatchObject([{ minutes: 0 }, { minutes: 0 }]);
});

it('is content with exactly the minutes of the plan', () => {
  expect(found(rule, plan(45), schedule(sections, seats))).toEqual(nothing);
});

it('finds nothing in an empty school', () => {
  expect(found(rule, school(), schedule([]))).toEqual(nothing);
});
