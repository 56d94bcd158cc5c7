import { expect, it } from 'vitest';
import { holdsText } from './holds-text.ts';

/** Whether the filter lets a row with this sort key through, as a database would read it. */
function lets(text: string, sortKey: string): boolean {
  const { sortKey: filter } = holdsText(text) as { sortKey?: { $regex: string } };
  return filter === undefined || new RegExp(filter.$regex).test(sortKey);
}

it('finds a name however its words are ordered', () => {
  for (const text of ['Gideon Andersen', 'andersen, gideon', 'ANDER', 'gid and', '']) {
    expect(lets(text, 'andersen gideon per_1'), text).toBe(true);
  }
});

it('wants every word', () => {
  expect(lets('Gideon Aguilar', 'andersen gideon per_1')).toBe(false);
});

it('takes signs of patterns for themselves', () => {
  expect(lets('.*', 'andersen gideon per_1')).toBe(false);
  expect(lets("o'neil (jr.)", "o'neil (jr.) sam per_2")).toBe(true);
});
