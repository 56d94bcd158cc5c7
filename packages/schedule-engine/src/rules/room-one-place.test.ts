import { expect, it } from 'vitest';
import { rule } from './room-one-place.ts';
import { at, found, nothing, schedule, school } from './test-school.ts';

it('tells of a room with two sections in one slot', () => {
  const sections = [at('ALG-1', 'F1+S1', { room: 'R1' }), at('BIO-1', 'S1', { room: 'R1' })];
  expect(found(rule, school(), schedule(sections))).toEqual({
    facts: [{ room: 'R1', slot: 'S1', sections: ['ALG-1', 'BIO-1'] }],
    said: ['Room R1 holds ALG-1 and BIO-1 in S1; give all but one another room or time.'],
  });
});

it('lets sections without a room meet at one time, and others in one room one after the other', () => {
  const sections = [
    at('ALG-1', 'F1'),
    at('ALG-2', 'F1'),
    at('BIO-1', 'F1', { room: 'R1' }),
    at('BIO-2', 'F2', { room: 'R1' }),
  ];
  expect(found(rule, school(), schedule(sections))).toEqual(nothing);
});

it('finds nothing in an empty school', () => {
  expect(found(rule, school(), schedule([]))).toEqual(nothing);
});
