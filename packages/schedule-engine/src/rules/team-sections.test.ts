import { expect, it } from 'vitest';
import { rule } from './team-sections.ts';
import { asks, at, found, nothing, schedule, school, sits } from './test-school.ts';

const team = school({
  teams: [
    { id: '9A', teachers: ['Ada'], courses: ['ALG'] },
    { id: '9B', teachers: ['Bo'], courses: ['ALG'] },
  ],
  sections: [{ id: 'ALG-1', courses: ['ALG'], team: '9A' }],
  students: [
    asks('Kim', ['ALG', 'BIO'], { team: '9A' }),
    asks('Lee', ['ALG'], { team: '9B' }),
    asks('Max', ['ALG']),
  ],
});
const sections = [at('ALG-1', 'F1'), at('ALG-2', 'F1'), at('BIO-1', 'F2')];

it("tells of a team's student in a section that is not the team's", () => {
  expect(found(rule, team, schedule(sections, [sits('Kim', 'ALG-2')]))).toEqual({
    facts: [{ kind: 'STUDENT_OUTSIDE', student: 'Kim', team: '9A', section: 'ALG-2', course: 'ALG' }],
    said: [
      'Student Kim of team 9A sits in ALG-2 for ALG, outside the team; seat the student in a section of the team.',
    ],
  });
});

it("tells of a student without a team in a team's section", () => {
  expect(found(rule, team, schedule(sections, [sits('Max', 'ALG-1')]))).toEqual({
    facts: [{ kind: 'STRANGER', student: 'Max', team: '9A', section: 'ALG-1' }],
    said: ['Student Max sits in ALG-1 of team 9A and is not of the team; seat the student elsewhere.'],
  });
});

it("tells of a team's section with a teacher of another team", () => {
  expect(found(rule, team, schedule([at('ALG-1', 'F1', { teacher: 'Bo' })]))).toEqual({
    facts: [{ kind: 'TEACHER_OUTSIDE', teacher: 'Bo', team: '9A', section: 'ALG-1' }],
    said: ['Teacher Bo of section ALG-1 is not of team 9A; assign one of its teachers.'],
  });
});

it("lets a team's student take other courses anywhere", () => {
  const seats = [sits('Kim', 'ALG-1'), sits('Kim', 'BIO-1'), sits('Max', 'ALG-2')];
  expect(
    found(rule, team, schedule([at('ALG-1', 'F1', { teacher: 'Ada' }), ...sections.slice(1)], seats)),
  ).toEqual(nothing);
});

it('finds nothing in an empty school', () => {
  expect(found(rule, school(), schedule([]))).toEqual(nothing);
});
