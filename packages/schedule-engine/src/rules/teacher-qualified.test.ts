import { expect, it } from 'vitest';
import { rule } from './teacher-qualified.ts';
import { at, course, found, nothing, schedule, school } from './test-school.ts';

const staffed = school({
  simultaneous: [{ courses: ['ALG', 'BIO'] }],
  teachers: [
    { id: 'Ada', qualifiedFor: ['ALG', 'BIO'] },
    { id: 'Bo', qualifiedFor: ['BIO'] },
  ],
});
const taughtBy = (teacher: string | null) =>
  schedule([at('ALG-1', 'F1', { courses: ['ALG', 'BIO'], teacher })]);

it('tells of a teacher who is not qualified for one of the courses', () => {
  expect(found(rule, staffed, taughtBy('Bo'))).toEqual({
    facts: [{ kind: 'NOT_QUALIFIED', section: 'ALG-1', teacher: 'Bo', courses: ['ALG'] }],
    said: ['Teacher Bo of section ALG-1 is not qualified for ALG; assign one who is.'],
  });
});

it('tells of no teacher, and of one whom the school does not have', () => {
  expect(found(rule, staffed, taughtBy(null)).said).toEqual([
    'Section ALG-1 has no teacher; assign one who is qualified.',
  ]);
  expect(found(rule, staffed, taughtBy('Cy')).said).toEqual([
    'Section ALG-1 is taught by Cy, whom the school does not have; assign another.',
  ]);
});

it('tells of a teacher who is none of those that a section names', () => {
  const named = { ...staffed, sections: [{ id: 'ALG-1', courses: ['ALG', 'BIO'], teachers: ['Cy'] }] };
  expect(found(rule, named, taughtBy('Ada')).said).toEqual([
    'Section ALG-1 may be taught by Cy only; teacher Ada is not one of them.',
  ]);
});

it('lets who is qualified teach, and nobody what nobody teaches', () => {
  expect(found(rule, staffed, taughtBy('Ada'))).toEqual(nothing);
  const work = school({ ...staffed, courses: [course('WORK', { isTaught: false })] });
  expect(found(rule, work, schedule([at('WORK-1', 'F1')]))).toEqual(nothing);
});

it('finds nothing in an empty school', () => {
  expect(found(rule, school(), schedule([]))).toEqual(nothing);
});
