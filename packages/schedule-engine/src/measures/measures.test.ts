import { expect, it } from 'vitest';
import { asks, at, course, schedule, school, sits } from '../rules/test-school.ts';
import { measuresOf } from './measures.ts';

const kim = asks('Kim', ['ALG', 'BIO']);
const problem = school({
  courses: [
    course('ALG', { sections: 2, isCore: true, minimum: 1 }),
    course('BIO', { sections: 1, minimum: 2 }),
    course('CHEM', { sections: 1 }),
    course('OLD', { sections: 0 }),
  ],
  teachers: [
    { id: 'Ada', qualifiedFor: ['ALG', 'BIO'] },
    { id: 'Emmy', qualifiedFor: ['CHEM'] },
  ],
  teams: [{ id: '9B', teachers: ['Ada', 'Emmy'] }],
  students: [
    { ...kim, coTaught: ['ALG'], requests: [...kim.requests, { course: 'CHEM', kind: 'ALTERNATE' }] },
    asks('Lee', ['ALG', 'OLD']),
    asks('Max', ['BIO', 'ALG', 'CHEM']),
  ],
});
const stands = schedule(
  [
    at('ALG-1', 'F1', { teacher: 'Ada', coTeacher: 'Emmy' }),
    at('ALG-2', 'S1', { teacher: 'Ada' }),
    at('BIO-1', 'F2', { teacher: 'Ada' }),
    at('CHEM-1', null),
  ],
  [
    sits('Kim', 'ALG-1'),
    sits('Lee', 'ALG-1'),
    sits('Max', 'BIO-1'),
    sits('Kim', 'CHEM-1', { as: 'ALTERNATE' }),
  ],
);

it('counts requests, students, sections and staff as a scheduling team does', () => {
  const { requests, sections, staff } = measuresOf(problem, stands);
  expect(requests).toEqual({
    all: { met: 3, of: 6 },
    core: { met: 2, of: 3 },
    mandatory: { met: 0, of: 0 },
    firstChoices: { met: 3, of: 3 },
    withAlternates: { met: 4, of: 6 },
    studentsFull: { met: 1, of: 3 },
    holes: 2,
    studentsMissingTwoOrMore: 1,
    singletonConflicts: 1,
  });
  expect(sections).toEqual({
    count: 4,
    unplaced: 1,
    mean: 1,
    deviation: Math.sqrt(2 / 3),
    largestSpread: 2,
    overCap: 0,
    underMinimum: 2,
    seats: 6,
    seatsUnfilled: 3,
    coTaught: 1,
    largestCoTaughtShare: 0.5,
  });
  expect(staff).toEqual({
    teachers: 2,
    meanLoad: 1,
    largestLoad: 2,
    meanPreps: 1,
    mostPreps: 2,
    longestRun: 2,
    teams: 1,
    fewestCommonFree: 2,
  });
});

it('says of every soft goal how far it is and what it weighs', () => {
  const { goals } = measuresOf({ ...problem, goals: { sizeBalance: 3 } }, stands);
  expect(goals.map(({ goal, weight, amount }) => [goal, weight, amount])).toEqual([
    ['sizeBalance', 3, 0],
    ['needBalance', 0, 0],
    ['preps', 1, 0],
    ['roomChanges', 0.1, 0],
    ['stability', 0.05, 0],
  ]);
  const crowded = { ...stands, seats: [...stands.seats, sits('Max', 'ALG-1')] };
  expect(measuresOf(problem, crowded).goals[0]).toMatchObject({
    amount: 1,
    worst: ['ALG: ALG-1 has 3 students; an even section has 2.'],
  });
});

it('is nothing of nothing in an empty school', () => {
  const { requests, sections, staff } = measuresOf(school(), schedule([]));
  expect(requests.all).toEqual({ met: 0, of: 0 });
  expect(sections).toMatchObject({ count: 0, mean: 0, deviation: 0, largestSpread: 0 });
  expect(staff).toMatchObject({ teachers: 0, meanLoad: 0, fewestCommonFree: null });
});
