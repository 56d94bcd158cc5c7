import { expect, it } from 'vitest';
import { rule } from './allowed-patterns.ts';
import { at, course, found, nothing, schedule, school } from './test-school.ts';

const early = school({ courses: [course('ALG', { patterns: ['F1', 'F2'] }), course('BIO')] });

it('tells of a section outside the patterns of its course', () => {
  expect(found(rule, early, schedule([at('ALG-1', 'F3')]))).toEqual({
    facts: [{ section: 'ALG-1', pattern: 'F3', allowed: ['F1', 'F2'] }],
    said: ['Section ALG-1 meets in pattern F3 and may meet in F1, F2 only; move it.'],
  });
});

it('tells of a pattern that the bell schedule does not have', () => {
  expect(found(rule, early, schedule([at('BIO-1', 'X1')])).facts).toMatchObject([
    { section: 'BIO-1', pattern: 'X1' },
  ]);
});

it("takes a section's own patterns before its course's", () => {
  const own = { ...early, sections: [{ id: 'ALG-1', courses: ['ALG'], patterns: ['F3'] }] };
  expect(
    found(rule, own, schedule([at('ALG-1', 'F3'), at('ALG-2', 'F2'), at('ALG-3', null), at('BIO-1', 'S4')])),
  ).toEqual(nothing);
});

it('finds nothing in an empty school', () => {
  expect(found(rule, school(), schedule([]))).toEqual(nothing);
});
