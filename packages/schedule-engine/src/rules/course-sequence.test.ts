import { expect, it } from 'vitest';
import { rule } from './course-sequence.ts';
import { at, found, inSequence, nothing, schedule, school, sits } from './test-school.ts';

const sequence = school({ sequences: [inSequence('ALG', 'BIO')] });
const seats = [sits('Kim', 'ALG-1'), sits('Kim', 'BIO-1')];

it('tells of a first course in the same term as the second', () => {
  expect(found(rule, sequence, schedule([at('ALG-1', 'F1'), at('BIO-1', 'F2')], seats))).toEqual({
    facts: [{ student: 'Kim', first: 'ALG', firstSection: 'ALG-1', second: 'BIO', secondSection: 'BIO-1' }],
    said: ['Student Kim takes ALG (ALG-1) no earlier than BIO (BIO-1); seat ALG in an earlier term.'],
  });
});

it('tells of a first course that goes on while the second is taught', () => {
  expect(
    found(rule, sequence, schedule([at('ALG-1', 'F1+S1'), at('BIO-1', 'S2')], seats)).facts,
  ).toHaveLength(1);
});

it('lets the second follow in the next term, and be taken alone', () => {
  expect(found(rule, sequence, schedule([at('ALG-1', 'F4'), at('BIO-1', 'S1')], seats))).toEqual(nothing);
  expect(found(rule, sequence, schedule([at('BIO-1', 'F1')], seats.slice(1)))).toEqual(nothing);
});

it('finds nothing in an empty school', () => {
  expect(found(rule, school(), schedule([]))).toEqual(nothing);
});
