import { expect, it } from 'vitest';
import { rule } from './teacher-preps.ts';
import { at, found, nothing, schedule, school } from './test-school.ts';

const limited = school({
  simultaneous: [{ courses: ['ALG', 'BIO'] }],
  teachers: [{ id: 'Ada', qualifiedFor: ['ALG'], maxPreps: 1 }],
});

it('tells of one prep too many in a term', () => {
  const sections = [at('ALG-1', 'F1', { teacher: 'Ada' }), at('CHEM-1', 'F2', { teacher: 'Ada' })];
  expect(found(rule, limited, schedule(sections))).toEqual({
    facts: [{ teacher: 'Ada', term: 'F', courses: ['ALG', 'CHEM'], most: 1 }],
    said: [
      'Teacher Ada has 2 preps in term F (ALG, CHEM) and may have 1; assign another to 1 of the courses.',
    ],
  });
});

it('counts courses that are taught together once, and each term apart', () => {
  const sections = [
    at('ALG-1', 'F1', { teacher: 'Ada' }),
    at('BIO-1', 'F2', { teacher: 'Ada' }),
    at('CHEM-1', 'S2', { teacher: 'Ada' }),
  ];
  expect(found(rule, limited, schedule(sections))).toEqual(nothing);
});

it('finds nothing in an empty school', () => {
  expect(found(rule, school(), schedule([]))).toEqual(nothing);
});
