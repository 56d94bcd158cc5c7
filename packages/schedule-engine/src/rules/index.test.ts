import { expect, it } from 'vitest';
import { checkSchedule, hardRules } from './index.ts';
import { asks, at, schedule, school, sits } from './test-school.ts';

it('has thirty rules, each with a name of its own and in words', () => {
  expect(new Set(hardRules.map(({ id }) => id)).size).toBe(30);
  for (const { id, words } of hardRules) {
    expect(id).toMatch(/^[A-Z]+(_[A-Z]+)*$/);
    expect(words).toMatch(/\.$/);
  }
});

it('says all that is broken at once', () => {
  const sections = [at('ALG-1', 'F1', { room: 'R1' }), at('BIO-1', 'F1', { room: 'R1' })];
  const seats = [sits('Kim', 'ALG-1'), sits('Kim', 'BIO-1')];
  const problem = school({
    students: [asks('Kim', ['ALG', 'BIO'])],
    rooms: [{ id: 'R1', type: 'ANY', capacity: 9 }],
  });
  expect(checkSchedule(problem, schedule(sections, seats))).toEqual([
    {
      rule: 'ROOM_ONE_PLACE',
      explanation: { room: 'R1', slot: 'F1', sections: ['ALG-1', 'BIO-1'] },
      sentence: 'Room R1 holds ALG-1 and BIO-1 in F1; give all but one another room or time.',
    },
    {
      rule: 'STUDENT_ONE_PLACE',
      explanation: { student: 'Kim', slot: 'F1', sections: ['ALG-1', 'BIO-1'] },
      sentence: 'Student Kim sits in ALG-1 and BIO-1 in F1; give up all but one of these seats.',
    },
  ]);
});

it('says of ids that the problem does not know what they are', () => {
  const stranger = schedule([at('ALG-1', 'X9')], [sits('Nobody', 'ALG-1')]);
  expect(checkSchedule(school(), stranger).map(({ rule }) => rule)).toEqual([
    'ALLOWED_PATTERNS',
    'SIMULTANEOUS_COURSES',
    'ONE_SEAT_PER_COURSE',
  ]);
});

it('finds nothing in an empty school', () => {
  expect(checkSchedule(school(), schedule([]))).toEqual([]);
});
