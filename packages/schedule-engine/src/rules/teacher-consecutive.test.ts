import { expect, it } from 'vitest';
import { rule } from './teacher-consecutive.ts';
import { at, found, nothing, schedule, school, twoSemesters } from './test-school.ts';

const limited = school({ teachers: [{ id: 'Ada', qualifiedFor: ['ALG'], maxConsecutive: 2 }] });
const teaches = (...patterns: string[]) =>
  schedule(patterns.map((pattern, index) => at(`ALG-${index}`, pattern, { teacher: 'Ada' })));

it('tells of one slot too many in a row', () => {
  expect(found(rule, limited, teaches('F1+F2', 'F3'))).toEqual({
    facts: [{ teacher: 'Ada', slots: ['F1', 'F2', 'F3'], most: 2 }],
    said: ['Teacher Ada teaches F1, F2, F3 in a row and may teach 2; free one in between.'],
  });
});

it('lets a teacher teach as many slots with a free one in between, and on into the next term', () => {
  expect(found(rule, limited, teaches('F1', 'F3', 'F4', 'S1', 'S2'))).toEqual(nothing);
});

it('begins anew after a break', () => {
  const slots = twoSemesters.slots.map((slot) => (slot.id === 'F3' ? { ...slot, breakBefore: true } : slot));
  const withBreak = { ...limited, bell: { ...twoSemesters, slots } };
  expect(found(rule, withBreak, teaches('F1', 'F2', 'F3', 'F4'))).toEqual(nothing);
});

it('finds nothing in an empty school', () => {
  expect(found(rule, school(), schedule([]))).toEqual(nothing);
});
