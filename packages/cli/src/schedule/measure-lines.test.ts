import { expect, it } from 'vitest';
import { measureLines } from './measure-lines.ts';
import { twoPeriods } from './test-school.ts';

const plain = twoPeriods({
  courses: [{ id: 'ART', cap: 2, sections: 2 }],
  students: ['Kim', 'Lee'].map((id) => ({ id, requests: [{ course: 'ART', kind: 'PRIMARY' }] })),
});
const sections = ['P1', 'P2'].map((pattern, index) => ({
  id: `ART-${index + 1}`,
  courses: ['ART'],
  cap: 2,
  pattern,
  teacher: 'ada',
  room: `R${index}`,
}));
const seats = ['Kim', 'Lee'].map((student) => ({
  student,
  section: 'ART-1',
  course: 'ART',
  as: 'PRIMARY' as const,
}));

it('says a plain school in the figures that it has', () => {
  expect(measureLines(plain, { sections, seats })).toEqual([
    'first choices met                 2 of 2 (100.00 %)',
    'met with alternates counted       2 of 2 (100.00 %)',
    'holes left in timetables          0',
    'singleton conflicts left          0',
    'students in a section             mean 1.0, deviation 1.0, spread in a course up to 2',
    'sections over cap, under minimum  0, 0',
    'seats unfilled                    2 of 4',
    'goal: even section sizes          1.0 off in all, not weighed',
    '  ART: ART-1 has 2 students; an even section has 1.',
  ]);
});

it('says staff, teams and co-teaching where a school has them', () => {
  const school = {
    ...plain,
    teachers: [{ id: 'ada', qualifiedFor: ['ART'] }],
    teams: [{ id: 'red', teachers: ['ada'] }],
    courses: [
      { id: 'ART', cap: 2, sections: 2, isCore: true, coTaught: { sections: 1, coTeachers: ['kim'] } },
    ],
  };
  const coTaught = sections.map((section) => ({ ...section, coTeacher: 'kim' }));
  const lines = measureLines(school, { sections: coTaught, seats });
  for (const line of [
    'core requests met                 2 of 2 (100.00 %)',
    'co-taught sections                2, with up to 0.00 % who need it',
    'sections of a teacher in a term   mean 2.0, most 2',
    'courses prepared in a term        mean 1.0, most 1',
    'slots taught in a row             most 2',
    'common free slots of a team       at least 0 a day, for 1 team',
    'goal: few room changes            1.0 off in all',
  ])
    expect(lines).toContain(line);
});
