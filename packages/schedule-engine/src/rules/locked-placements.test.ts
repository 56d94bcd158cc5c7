import { expect, it } from 'vitest';
import { rule } from './locked-placements.ts';
import { at, found, nothing, schedule, school } from './test-school.ts';

const locked = school({ locks: { placements: [{ section: 'ALG-1', pattern: 'F1', teacher: 'Ada' }] } });

it('tells of each part that is not as it is locked', () => {
  expect(found(rule, locked, schedule([at('ALG-1', 'F2')]))).toEqual({
    facts: [
      { section: 'ALG-1', what: 'pattern', locked: 'F1', is: 'F2' },
      { section: 'ALG-1', what: 'teacher', locked: 'Ada', is: null },
    ],
    said: [
      'Section ALG-1 is locked to pattern F1 and has F2; put it back or unlock it.',
      'Section ALG-1 is locked to teacher Ada and has none; put it back or unlock it.',
    ],
  });
});

it('tells of a locked section that the schedule has not at all', () => {
  expect(found(rule, locked, schedule([])).facts).toHaveLength(2);
});

it('lets what is not locked be anything', () => {
  expect(found(rule, locked, schedule([at('ALG-1', 'F1', { teacher: 'Ada', room: 'R9' })]))).toEqual(nothing);
});

it('finds nothing in an empty school', () => {
  expect(found(rule, school(), schedule([]))).toEqual(nothing);
});
