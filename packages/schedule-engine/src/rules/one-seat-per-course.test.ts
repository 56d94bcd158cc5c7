import { expect, it } from 'vitest';
import type { Seat } from '../problem/solution.ts';
import { rule } from './one-seat-per-course.ts';
import { at, found, nothing, schedule, school, sits } from './test-school.ts';

const wishes = school({
  students: [
    {
      id: 'Kim',
      requests: [
        { course: 'ALG', kind: 'PRIMARY' },
        { course: 'BIO', kind: 'PRIMARY' },
        { course: 'CHEM', kind: 'ALTERNATE' },
        { course: 'ART', kind: 'ALTERNATE', insteadOf: 'ALG' },
        { course: 'GYM', kind: 'ALTERNATE', insteadOf: 'ALG' },
      ],
    },
  ],
});
const sections = [
  at('ALG-1', 'F1'),
  at('ALG-2', 'F2'),
  at('BIO-1', 'F3'),
  at('CHEM-1', 'F4'),
  at('ART-1', 'S1'),
  at('GYM-1', 'S2'),
  at('LAT-1', 'S3'),
];
const seated = (...seats: Seat[]) => schedule(sections, seats);
const instead = (section: string) => sits('Kim', section, { as: 'ALTERNATE' });

it('tells of a course taken twice', () => {
  expect(found(rule, wishes, seated(sits('Kim', 'ALG-1'), sits('Kim', 'ALG-2')))).toEqual({
    facts: [{ kind: 'TWICE', student: 'Kim', course: 'ALG', sections: ['ALG-1', 'ALG-2'] }],
    said: ['Student Kim takes ALG in ALG-1 and ALG-2; give up all but one.'],
  });
});

it('lets a course be taken in sections that belong together', () => {
  const whole = { ...wishes, links: [{ kind: 'SAME_STUDENTS' as const, sections: ['ALG-1', 'ALG-2'] }] };
  expect(found(rule, whole, seated(sits('Kim', 'ALG-1'), sits('Kim', 'ALG-2')))).toEqual(nothing);
});

it('tells of a course that was not asked for, or not as that', () => {
  expect(found(rule, wishes, seated(sits('Kim', 'LAT-1'), sits('Kim', 'CHEM-1'))).said).toEqual([
    'Student Kim has a seat in LAT and did not ask for it as primary; give up the seat or enter the request.',
    'Student Kim has a seat in CHEM and did not ask for it as primary; give up the seat or enter the request.',
  ]);
});

it('tells of one alternate more than primaries are missing', () => {
  expect(found(rule, wishes, seated(sits('Kim', 'ALG-1'), sits('Kim', 'BIO-1'), instead('CHEM-1')))).toEqual({
    facts: [{ kind: 'TOO_MANY_ALTERNATES', student: 'Kim', alternates: ['CHEM'], missing: [] }],
    said: ['Student Kim has 1 alternates (CHEM) and misses 0 primaries; give up 1.'],
  });
});

it('tells of an alternate for one primary that is met, and of two for one', () => {
  expect(found(rule, wishes, seated(sits('Kim', 'ALG-1'), instead('ART-1'))).said).toEqual([
    'Student Kim has ART instead of ALG and ALG too; give up the alternate.',
  ]);
  expect(found(rule, wishes, seated(instead('ART-1'), instead('GYM-1'))).said).toEqual([
    'Student Kim has ART and GYM, all instead of ALG alone; give up all but one.',
  ]);
});

it('lets alternates fill exactly what is missing', () => {
  expect(found(rule, wishes, seated(instead('CHEM-1'), instead('ART-1')))).toEqual(nothing);
});

it('finds nothing in an empty school', () => {
  expect(found(rule, school(), schedule([]))).toEqual(nothing);
});
