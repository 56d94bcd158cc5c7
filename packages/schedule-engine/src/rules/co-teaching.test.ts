import { expect, it } from 'vitest';
import { rule } from './co-teaching.ts';
import { asks, at, course, found, nothing, schedule, school, sits } from './test-school.ts';

const coTaught = school({
  courses: [course('ALG', { coTaught: { sections: 1, coTeachers: ['Cy'] } }), course('BIO')],
  sections: [{ id: 'BIO-1', courses: ['BIO'], coTeachers: ['Cy'] }],
  students: [asks('Kim', ['ALG'], { coTaught: ['ALG'] })],
});
const second = (teacher: string) => ({ teacher: 'Ada', coTeacher: teacher });

it('tells of a section that names second teachers and has none', () => {
  expect(found(rule, coTaught, schedule([at('BIO-1', 'F1', { teacher: 'Ada' })]))).toEqual({
    facts: [{ kind: 'NO_SECOND_TEACHER', section: 'BIO-1' }],
    said: ['Section BIO-1 is co-taught and has no second teacher; assign one.'],
  });
});

it('tells of a second teacher who may not be, or who is the first', () => {
  expect(found(rule, coTaught, schedule([at('ALG-1', 'F1', second('Bo'))]))).toEqual({
    facts: [{ kind: 'NOT_A_CO_TEACHER', section: 'ALG-1', teacher: 'Bo' }],
    said: ['Teacher Bo may not be second teacher of ALG-1; assign one who may.'],
  });
  const twice = schedule([at('ALG-1', 'F1', { teacher: 'Cy', coTeacher: 'Cy' })]);
  expect(found(rule, coTaught, twice).facts).toMatchObject([{ kind: 'NOT_A_CO_TEACHER' }]);
});

it('tells of a course with fewer co-taught sections than planned', () => {
  expect(found(rule, coTaught, schedule([at('ALG-1', 'F1'), at('ALG-2', 'F2')]))).toEqual({
    facts: [{ kind: 'TOO_FEW', course: 'ALG', sections: 0, planned: 1 }],
    said: ['Course ALG has 0 co-taught sections where 1 are planned; assign second teachers.'],
  });
});

it('tells of a student who needs co-teaching and sits elsewhere', () => {
  const sections = [at('ALG-1', 'F1', second('Cy')), at('ALG-2', 'F2')];
  expect(found(rule, coTaught, schedule(sections, [sits('Kim', 'ALG-2')]))).toEqual({
    facts: [{ kind: 'SEAT_NOT_CO_TAUGHT', student: 'Kim', course: 'ALG', section: 'ALG-2' }],
    said: [
      'Student Kim takes ALG co-taught only and sits in ALG-2, which is not; seat the student in a co-taught section.',
    ],
  });
});

it('is content with one co-taught section, and excuses one that is not placed', () => {
  const sections = [at('ALG-1', 'F1', second('Cy')), at('ALG-2', 'F2'), at('BIO-1', null)];
  expect(found(rule, coTaught, schedule(sections, [sits('Kim', 'ALG-1')]))).toEqual(nothing);
  expect(found(rule, coTaught, schedule([at('ALG-1', null), at('ALG-2', 'F2')]))).toEqual(nothing);
});

it('finds nothing in an empty school', () => {
  expect(found(rule, school(), schedule([]))).toEqual(nothing);
});
