import { expect, it } from 'vitest';
import { rule } from './teacher-load.ts';
import { at, found, nothing, schedule, school } from './test-school.ts';

const limited = school({ teachers: [{ id: 'Ada', qualifiedFor: ['ALG'], maxSections: 1 }] });

it('tells of one section too many in a term; a year-long one counts in each', () => {
  const sections = [at('ALG-1', 'F1+S1', { teacher: 'Ada' }), at('ALG-2', 'S2', { teacher: 'Ada' })];
  expect(found(rule, limited, schedule(sections))).toEqual({
    facts: [{ teacher: 'Ada', term: 'S', sections: ['ALG-1', 'ALG-2'], most: 1 }],
    said: ['Teacher Ada teaches 2 sections in term S (ALG-1, ALG-2) and may teach 1; assign another to 1.'],
  });
});

it('lets a teacher teach the full load in each term', () => {
  const sections = [at('ALG-1', 'F1', { teacher: 'Ada' }), at('ALG-2', 'S2', { teacher: 'Ada' })];
  expect(found(rule, limited, schedule(sections))).toEqual(nothing);
});

it('finds nothing in an empty school', () => {
  expect(found(rule, school(), schedule([]))).toEqual(nothing);
});
