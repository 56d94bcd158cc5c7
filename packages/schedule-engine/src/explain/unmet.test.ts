import { expect, it } from 'vitest';
import type { ScheduleProblem } from '../problem/problem.ts';
import type { ScheduleSolution } from '../problem/solution.ts';
import { asks, at, course, inSequence, schedule, school, sits } from '../rules/test-school.ts';
import { createBoard } from '../what-if/board.ts';
import { explainUnmet } from './unmet.ts';

const told = (rest: Partial<ScheduleProblem>, stands: ScheduleSolution) =>
  explainUnmet(createBoard(school(rest), stands).plain.state);
const kim = { student: 'Kim', course: 'BIO' };
const pair = [course('ALG', { sections: 1 }), course('BIO', { sections: 1 })];
const students = [asks('Kim', ['ALG', 'BIO'])];

it('tells a course that is not offered, one that is full, and one whose time is taken', () => {
  const [alg] = pair;
  expect(
    told({ courses: [alg, course('BIO', { sections: 0 })], students }, schedule([at('ALG-1', 'F1')])),
  ).toContainEqual({ ...kim, reason: 'NOT_OFFERED' });
  const full = {
    courses: [alg, course('BIO', { sections: 1, cap: 1 })],
    students: [...students, asks('Lee', ['BIO'])],
  };
  expect(told(full, schedule([at('ALG-1', 'F1'), at('BIO-1', 'F2')], [sits('Lee', 'BIO-1')]))).toContainEqual(
    {
      ...kim,
      reason: 'NO_SEAT',
      sections: ['BIO-1'],
      seats: 1,
      asked: 2,
      heldBy: { higher: 0, equal: 1, lower: 0, alternates: 0 },
    },
  );
  const together = schedule([at('ALG-1', 'F1'), at('BIO-1', 'F1')], [sits('Kim', 'ALG-1')]);
  expect(told({ courses: pair, students }, together)).toEqual([
    { ...kim, reason: 'CLASH', clashes: [{ section: 'BIO-1', slots: ['F1'], courses: ['ALG'] }] },
  ]);
});

it('tells whose requests hold the seats of a full course, by their priority', () => {
  const bio = course('BIO', { sections: 1, cap: 3 });
  const wish = { course: 'BIO', kind: 'PRIMARY' as const };
  const crowd = [
    { id: 'Max', requests: [{ ...wish, isMandatory: true }] },
    { id: 'Zoe', requests: [{ ...wish, weight: 0.5 }] },
    {
      id: 'Ann',
      requests: [
        { course: 'ALG', kind: 'PRIMARY' as const },
        { ...wish, kind: 'ALTERNATE' as const },
      ],
    },
  ];
  const stands = schedule(
    [at('BIO-1', 'F1', { cap: 3 }), at('ALG-1', null)],
    crowd.map(({ id }) => sits(id, 'BIO-1', { as: id === 'Ann' ? 'ALTERNATE' : 'PRIMARY' })),
  );
  const [, unmet] = told({ courses: [pair[0], bio], students: [...crowd, asks('Kim', ['BIO'])] }, stands);
  expect(unmet).toMatchObject({
    ...kim,
    reason: 'NO_SEAT',
    heldBy: { higher: 1, equal: 0, lower: 1, alternates: 1 },
  });
});

it('tells a seat that has only to be taken', () => {
  const open = schedule([at('ALG-1', 'F1'), at('BIO-1', 'F2')], [sits('Kim', 'ALG-1')]);
  expect(told({ courses: pair, students }, open)).toEqual([
    { ...kim, reason: 'OPEN_SEAT', sections: ['BIO-1'] },
  ]);
});

it('tells which rule stands against a seat, and with whom or what', () => {
  const stands = schedule([at('ALG-1', 'F1'), at('BIO-1', 'F2', { teacher: 'Ada' })], [sits('Kim', 'ALG-1')]);
  const ruled = (rest: Partial<ScheduleProblem>, on = stands) =>
    told({ courses: pair, students, ...rest }, on);
  const expected = (rule: string, named: readonly string[]) => ({
    ...kim,
    reason: 'RULE',
    rule,
    with: named,
    sections: ['BIO-1'],
  });
  for (const sequence of [inSequence('ALG', 'BIO'), inSequence('BIO', 'ALG')])
    expect(ruled({ sequences: [sequence] })).toEqual([expected('COURSE_SEQUENCE', ['ALG'])]);
  const lee = { ...stands, seats: [...stands.seats, sits('Lee', 'BIO-1')] };
  expect(
    ruled({ students: [...students, asks('Lee', ['BIO'])], apart: [{ students: ['Kim', 'Lee'] }] }, lee),
  ).toEqual([expected('STUDENTS_APART', ['Lee'])]);
  const ada = {
    teachers: [{ id: 'Ada', qualifiedFor: ['BIO'] }],
    apart: [{ student: 'Kim', teacher: 'Ada' }],
  };
  expect(ruled(ada)).toEqual([expected('STUDENT_TEACHER_APART', ['Ada'])]);
  const { bell } = school();
  expect(ruled({ bell: { ...bell, lunch: [{ slots: ['F1', 'F2'] }] } })).toEqual([
    expected('LUNCH', ['F1', 'F2']),
  ]);
  expect(ruled({ students: [asks('Kim', ['ALG', 'BIO'], { maxSlots: 1 })] })).toEqual([
    expected('DAY_LIMIT', ['F1', 'F2', 'F3', 'F4']),
  ]);
  const unplaced = schedule([at('ALG-1', 'F1'), at('BIO-1', null)], [sits('Kim', 'ALG-1')]);
  expect(ruled({}, unplaced)).toEqual([expected('UNPLACED', [])]);
});
