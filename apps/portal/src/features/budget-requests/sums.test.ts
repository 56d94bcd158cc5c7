import { expect, it } from 'vitest';
import { sumOf } from './sums.ts';

it('adds cents exactly, and adds nothing across currencies', () => {
  expect(
    sumOf([
      { amountCents: 10, currency: 'USD' },
      { amountCents: 20, currency: 'USD' },
    ]),
  ).toEqual({ amountCents: 30, currency: 'USD' });
  expect(
    sumOf([
      { amountCents: 10, currency: 'USD' },
      { amountCents: 20, currency: 'EUR' },
    ]),
  ).toBeNull();
  expect(sumOf([])).toBeNull();
});
