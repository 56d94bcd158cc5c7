import { expect, it } from 'vitest';
import { knownTotal } from './known-total.ts';

it('adds what is known', () => {
  expect(knownTotal([3, 0, 4])).toBe(7);
  expect(knownTotal([0])).toBe(0);
});

it('has no total where a number is not known, or where there is none', () => {
  expect(knownTotal([null, null])).toBeNull();
  expect(knownTotal([3, undefined])).toBeNull();
  expect(knownTotal([])).toBeNull();
});
