import { expect, it } from 'vitest';
import { rule } from './student-one-place.ts';
import { at, found, nothing, schedule, school, sits } from './test-school.ts';

it('tells of a student with two seats in one slot', () => {
  const seats = [sits('Kim', 'ALG-1'), sits('Kim', 'BIO-1')];
  expect(found(rule, school(), schedule([at('ALG-1', 'F1'), at('BIO-1', 'F1')], seats))).toEqual({
    facts: [{ student: 'Kim', slot: 'F1', sections: ['ALG-1', 'BIO-1'] }],
    said: ['Student Kim sits in ALG-1 and BIO-1 in F1; give up all but one of these seats.'],
  });
});

it('tells of a student with two seats in one section', () => {
  const seats = [sits('Kim', 'ALG-1'), sits('Kim', 'ALG-1', { course: 'BIO' })];
  expect(found(rule, school(), schedule([at('ALG-1', 'F1')], seats)).facts).toEqual([
    { student: 'Kim', slot: 'F1', sections: ['ALG-1', 'ALG-1'] },
  ]);
});

it('lets a student sit in one section after the other', () => {
  const seats = [sits('Kim', 'ALG-1'), sits('Kim', 'BIO-1')];
  expect(found(rule, school(), schedule([at('ALG-1', 'F1'), at('BIO-1', 'F2')], seats))).toEqual(nothing);
});

it('finds nothing in an empty school', () => {
  expect(found(rule, school(), schedule([]))).toEqual(nothing);
});
