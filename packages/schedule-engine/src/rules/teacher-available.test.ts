import { expect, it } from 'vitest';
import { rule } from './teacher-available.ts';
import { at, found, nothing, schedule, school } from './test-school.ts';

const partTime = school({ teachers: [{ id: 'Ada', qualifiedFor: ['ALG'], unavailable: ['F1'] }] });

it('tells of a teacher who teaches while away, be it as second teacher', () => {
  const sections = [at('ALG-1', 'F1+F2', { coTeacher: 'Ada' })];
  expect(found(rule, partTime, schedule(sections))).toEqual({
    facts: [{ teacher: 'Ada', section: 'ALG-1', slot: 'F1' }],
    said: ['Teacher Ada teaches ALG-1 in F1 and is not to be had then; move it or assign another.'],
  });
});

it('lets a teacher teach in the slot after', () => {
  expect(found(rule, partTime, schedule([at('ALG-1', 'F2', { teacher: 'Ada' })]))).toEqual(nothing);
});

it('finds nothing in an empty school', () => {
  expect(found(rule, school(), schedule([]))).toEqual(nothing);
});
