import { expect, it } from 'vitest';
import { rule } from './lunch.ts';
import { at, found, nothing, schedule, school, sits, twoSemesters } from './test-school.ts';

const lunch = school({
  bell: { ...twoSemesters, lunch: [{ slots: ['F2', 'F3'] }] },
  teachers: [
    { id: 'Ada', qualifiedFor: [] },
    { id: 'Bo', qualifiedFor: [], needsLunch: false },
  ],
});
const taught = (teacher: string, second: string) =>
  schedule(
    [at('ALG-1', 'F2', { teacher }), at('BIO-1', second, { teacher })],
    [sits('Kim', 'ALG-1'), sits('Kim', 'BIO-1')],
  );

it('tells of a teacher and a student without a free slot in the window', () => {
  expect(found(rule, lunch, taught('Ada', 'F3'))).toEqual({
    facts: [
      { who: 'STUDENT', id: 'Kim', window: ['F2', 'F3'] },
      { who: 'TEACHER', id: 'Ada', window: ['F2', 'F3'] },
    ],
    said: [
      'Student Kim has no lunch in F2, F3; free one of these slots.',
      'Teacher Ada has no lunch in F2, F3; free one of these slots.',
    ],
  });
});

it('is content with one free slot, and with a teacher who needs none', () => {
  expect(found(rule, lunch, taught('Ada', 'F4'))).toEqual(nothing);
  expect(found(rule, lunch, { ...taught('Bo', 'F3'), seats: [] })).toEqual(nothing);
});

it('finds nothing in an empty school', () => {
  expect(found(rule, school(), schedule([]))).toEqual(nothing);
});
