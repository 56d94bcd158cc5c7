import { expect, it } from 'vitest';
import { parentsFirst } from './parents-first.ts';

function order(rows: readonly (readonly [string, string?])[]): string[] {
  const parents = new Map(rows.map(([sourcedId, parent]) => [sourcedId, parent]));
  const numbered = rows.map(([sourcedId], line) => ({ line, row: { sourcedId } }));
  return [...parentsFirst(numbered, (row) => parents.get(row.sourcedId))].map(({ row }) => row.sourcedId);
}

it('gives parents before their children, else the order of the file', () => {
  expect(order([['term', 'semester'], ['semester', 'year'], ['other'], ['year']])).toEqual([
    'year',
    'semester',
    'term',
    'other',
  ]);
});

it('gives each row once, also in a circle and below a parent that is not there', () => {
  expect(
    order([
      ['a', 'b'],
      ['b', 'a'],
      ['c', 'gone'],
    ]).toSorted(),
  ).toEqual(['a', 'b', 'c']);
  expect(order([])).toEqual([]);
});
