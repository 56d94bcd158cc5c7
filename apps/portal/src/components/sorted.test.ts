import { expect, it } from 'vitest';
import { nextSort, sorted, sortOrderOf } from './sorted.ts';

it('orders numbers by size and words by the alphabet, with what is missing last in both directions', () => {
  const rows = [{ n: 10 }, { n: null }, { n: 9 }];
  expect(sorted(rows, (row) => row.n, false, 'en').map((row) => row.n)).toEqual([9, 10, null]);
  expect(sorted(rows, (row) => row.n, true, 'en').map((row) => row.n)).toEqual([10, 9, null]);
  expect(sorted(['zeta', 'Ñandú', 'nube', 'oso'], (word) => word, false, 'es')).toEqual([
    'nube',
    'Ñandú',
    'oso',
    'zeta',
  ]);
});

it('counts numbers inside words, so that Period 2 stands before Period 10', () => {
  expect(sorted(['Period 10', 'Period 2'], (word) => word, false, 'en')).toEqual(['Period 2', 'Period 10']);
});

it('goes from ascending to descending to the given order', () => {
  expect(nextSort(null, 'name')).toBe('name');
  expect(nextSort(sortOrderOf('name'), 'name')).toBe('-name');
  expect(nextSort(sortOrderOf('-name'), 'name')).toBeNull();
  expect(nextSort(sortOrderOf('-name'), 'load')).toBe('load');
});
