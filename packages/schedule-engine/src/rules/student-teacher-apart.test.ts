import { expect, it } from 'vitest';
import { rule } from './student-teacher-apart.ts';
import { at, found, nothing, schedule, school, sits } from './test-school.ts';

const apart = school({ apart: [{ student: 'Kim', teacher: 'Ada' }, { students: ['Kim', 'Lee'] }] });

it('tells of a seat with the teacher, be it as second teacher', () => {
  const sections = [at('ALG-1', 'F1', { teacher: 'Bo', coTeacher: 'Ada' })];
  expect(found(rule, apart, schedule(sections, [sits('Kim', 'ALG-1')]))).toEqual({
    facts: [{ student: 'Kim', teacher: 'Ada', section: 'ALG-1' }],
    said: [
      'Student Kim is kept apart from teacher Ada and sits in ALG-1; seat the student elsewhere or assign another teacher.',
    ],
  });
});

it('lets the student sit with another, and another with the teacher', () => {
  const sections = [at('ALG-1', 'F1', { teacher: 'Ada' }), at('ALG-2', 'F1', { teacher: 'Bo' })];
  expect(found(rule, apart, schedule(sections, [sits('Lee', 'ALG-1'), sits('Kim', 'ALG-2')]))).toEqual(
    nothing,
  );
});

it('finds nothing in an empty school', () => {
  expect(found(rule, school(), schedule([]))).toEqual(nothing);
});
