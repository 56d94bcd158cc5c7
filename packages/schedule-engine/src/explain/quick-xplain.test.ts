import { expect, it } from 'vitest';
import { quickXplain } from './quick-xplain.ts';

/** Rules conflict as soon as all of one of these sets are there. */
const conflictsOf =
  (...sets: readonly (readonly number[])[]) =>
  (rules: readonly number[]) =>
    sets.some((set) => set.every((rule) => rules.includes(rule)));
const ten = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

it.each([[[3]], [[0, 9]], [[2, 5, 6]], [ten]])('finds the conflict %j among ten rules', (conflict) => {
  expect(quickXplain(ten, conflictsOf(conflict))?.sort()).toEqual(conflict);
});

it('finds one of two conflicts, with no rule that is not needed', () => {
  const isConflict = conflictsOf([1, 4], [2, 3, 7]);
  const found = quickXplain(ten, isConflict) ?? [];
  expect(isConflict(found)).toBe(true);
  for (const rule of found) expect(isConflict(found.filter((other) => other !== rule))).toBe(false);
});

it('finds nothing where all hold, and an empty set where nothing can', () => {
  expect(quickXplain(ten, () => false)).toBeUndefined();
  expect(quickXplain(ten, () => true)).toEqual([]);
  expect(quickXplain([], () => true)).toEqual([]);
});
