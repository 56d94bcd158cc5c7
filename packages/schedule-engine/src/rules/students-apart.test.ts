import { expect, it } from 'vitest';
import { rule } from './students-apart.ts';
import { at, found, nothing, schedule, school, sits } from './test-school.ts';

const apart = school({ apart: [{ students: ['Kim', 'Lee'] }, { student: 'Kim', teacher: 'Ada' }] });
const sections = [at('ALG-1', 'F1'), at('ALG-2', 'F1')];

it('tells of a section that both sit in', () => {
  expect(found(rule, apart, schedule(sections, [sits('Kim', 'ALG-1'), sits('Lee', 'ALG-1')]))).toEqual({
    facts: [{ students: ['Kim', 'Lee'], section: 'ALG-1' }],
    said: ['Students Kim and Lee are kept apart and both sit in ALG-1; seat one of them elsewhere.'],
  });
});

it('lets both take one course at one time in two sections', () => {
  expect(found(rule, apart, schedule(sections, [sits('Kim', 'ALG-1'), sits('Lee', 'ALG-2')]))).toEqual(
    nothing,
  );
});

it('finds nothing in an empty school', () => {
  expect(found(rule, school(), schedule([]))).toEqual(nothing);
});
