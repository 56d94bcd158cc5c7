import { expect, it } from 'vitest';
import { rule } from './locked-seats.ts';
import { at, found, nothing, schedule, school, sits } from './test-school.ts';

const locked = school({ locks: { seats: [{ student: 'Kim', section: 'ALG-1', course: 'ALG' }] } });

it('tells of a locked seat that the student has not', () => {
  const elsewhere = schedule([at('ALG-1', 'F1'), at('ALG-2', 'F2')], [sits('Kim', 'ALG-2')]);
  expect(found(rule, locked, elsewhere)).toEqual({
    facts: [{ student: 'Kim', section: 'ALG-1', course: 'ALG' }],
    said: [
      'Student Kim has a locked seat in ALG-1 for ALG and does not sit there; seat the student again or unlock the seat.',
    ],
  });
});

it('is content where the student sits there', () => {
  expect(found(rule, locked, schedule([at('ALG-1', 'F1')], [sits('Kim', 'ALG-1')]))).toEqual(nothing);
});

it('finds nothing in an empty school', () => {
  expect(found(rule, school(), schedule([]))).toEqual(nothing);
});
