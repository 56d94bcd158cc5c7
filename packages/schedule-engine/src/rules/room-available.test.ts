import { expect, it } from 'vitest';
import { rule } from './room-available.ts';
import { at, found, nothing, schedule, school } from './test-school.ts';

const shared = school({ rooms: [{ id: 'G1', type: 'GYM', capacity: 30, unavailable: ['S4'] }] });

it('tells of a section in a room that is not to be had', () => {
  expect(found(rule, shared, schedule([at('ALG-1', 'S4', { room: 'G1' })]))).toEqual({
    facts: [{ room: 'G1', section: 'ALG-1', slot: 'S4' }],
    said: ['Room G1 holds ALG-1 in S4 and is not to be had then; move it or give it another room.'],
  });
});

it('lets a section have it in the slot before', () => {
  expect(found(rule, shared, schedule([at('ALG-1', 'S3', { room: 'G1' })]))).toEqual(nothing);
});

it('finds nothing in an empty school', () => {
  expect(found(rule, school(), schedule([]))).toEqual(nothing);
});
