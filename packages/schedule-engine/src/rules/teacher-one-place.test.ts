import { expect, it } from 'vitest';
import { rule } from './teacher-one-place.ts';
import { at, found, nothing, schedule, school } from './test-school.ts';

it('tells of a teacher with two sections in one slot, be it as second teacher', () => {
  const sections = [
    at('ALG-1', 'F1+F2', { teacher: 'Ada' }),
    at('BIO-1', 'F2', { teacher: 'Bo', coTeacher: 'Ada' }),
  ];
  expect(found(rule, school(), schedule(sections))).toEqual({
    facts: [{ teacher: 'Ada', slot: 'F2', sections: ['ALG-1', 'BIO-1'] }],
    said: ['Teacher Ada teaches ALG-1 and BIO-1 in F2; move all but one of them.'],
  });
});

it('lets a teacher teach one section right after the other', () => {
  const sections = [at('ALG-1', 'F1', { teacher: 'Ada' }), at('BIO-1', 'F2', { teacher: 'Ada' })];
  expect(found(rule, school(), schedule(sections))).toEqual(nothing);
});

it('finds nothing in an empty school', () => {
  expect(found(rule, school(), schedule([]))).toEqual(nothing);
});
