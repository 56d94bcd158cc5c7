import { expect, it } from 'vitest';
import { generateSchool } from '../generate/generate-school.ts';
import { schoolParameters } from '../generate/parameters.ts';
import { compile } from '../model/compile.ts';
import type { ScheduleProblem } from '../problem/problem.ts';
import type { ScheduleSolution } from '../problem/solution.ts';
import { checkSchedule } from '../rules/index.ts';
import { asks, course, school } from '../rules/test-school.ts';
import { defaultCooling, levelsOf } from './cooling.ts';
import { keepCaps } from './keep-caps.ts';
import { recountCost } from './recount.ts';
import { cool, startSearch, step } from './search.ts';
import { solutionOf } from './solution-of.ts';
import { createState } from './state.ts';
import { weightsOf } from './weights.ts';

/** A search of few steps from the first level to the last, as a build does it. */
function searched(problem: ScheduleProblem, seed: number, steps = 20): ScheduleSolution {
  const cooling = { ...defaultCooling, sectionRepairs: 60, alternateRepairs: 30 };
  const search = startSearch(createState(compile(problem), weightsOf(problem.goals), seed), cooling);
  for (let level = 0; level < levelsOf(cooling); level += 1) {
    if (level > 0) cool(search);
    step(search, steps);
    expect(recountCost(search.state)).toBe(search.state.cost);
  }
  keepCaps(search.state);
  return solutionOf(problem, search.state);
}

const seeds = [1, 2, 3, 4];
const seatsOf = ({ seats }: ScheduleSolution) =>
  seats.map(({ student, section }) => `${student} ${section}`).sort();

/**
 * A generated school in which more is ruled than it draws: every third student has the seat locked of the first course,
 * and each second elective goes with the one before it.
 */
function ruled(seed: number): ScheduleProblem {
  const problem = generateSchool(schoolParameters(80, seed));
  const electives = problem.courses.filter(({ isCore, gives }) => isCore !== true && gives === undefined);
  const partner = new Map(
    electives.flatMap(({ id }, index) => (index % 2 === 1 ? [[id, electives[index - 1].id] as const] : [])),
  );
  const known = searched(problem, seed);
  const locked = new Set(problem.students.filter((_, index) => index % 3 === 0).map(({ id }) => id));
  const first = new Map(known.seats.filter(({ as }) => as === 'PRIMARY').map((seat) => [seat.student, seat]));
  return {
    ...problem,
    courses: problem.courses.map((one) =>
      partner.has(one.id) ? { ...one, corequisites: [partner.get(one.id) ?? ''] } : one,
    ),
    locks: {
      seats: [...first.values()]
        .filter(({ student, course: taken }) => locked.has(student) && !partner.has(taken))
        .map(({ student, section, course: taken }) => ({ student, section, course: taken })),
    },
  };
}

it.each(seeds)('breaks no hard rule of a generated school with few steps, seed %i', (seed) => {
  const problem = ruled(seed);
  expect(problem.locks?.seats?.length).toBeGreaterThan(3);
  expect(problem.students.flatMap(({ services = [] }) => services).length).toBeGreaterThan(3);
  expect(checkSchedule(problem, searched(problem, seed + 10, 10))).toEqual([]);
});

it('gives up a seat with its corequisite, and fills the hole', () => {
  const student = asks('Kim', ['ALG', 'BIO']);
  const problem = school({
    courses: [
      course('ALG', { sections: 1, corequisites: ['BIO'], patterns: ['F1'] }),
      course('BIO', { sections: 1, patterns: ['F2'], cap: 1 }),
      course('CHEM', { sections: 1, patterns: ['F1'] }),
    ],
    students: [
      { ...student, requests: [...student.requests, { course: 'CHEM', kind: 'ALTERNATE' }] },
      { ...asks('Lee', []), requests: [{ course: 'BIO', kind: 'PRIMARY', isMandatory: true }] },
    ],
  });
  for (const seed of seeds) {
    const solution = searched(problem, seed);
    expect(checkSchedule(problem, solution)).toEqual([]);
    expect(seatsOf(solution)).toEqual(['Kim CHEM-1', 'Lee BIO-1']);
  }
});

it('seats both of two courses that go with each other, or neither', () => {
  const courses = [
    course('ALG', { sections: 1, corequisites: ['BIO'] }),
    course('BIO', { sections: 1, corequisites: ['ALG'] }),
  ];
  for (const seed of seeds)
    expect(seatsOf(searched(school({ courses, students: [asks('Kim', ['ALG', 'BIO'])] }), seed))).toEqual([
      'Kim ALG-1',
      'Kim BIO-1',
    ]);
  const without = school({
    courses: [courses[0], { ...courses[1], sections: 0 }],
    students: [asks('Kim', ['ALG', 'BIO'])],
  });
  expect(searched(without, 1).seats).toEqual([]);
});

it('places a section so long that it gives the minutes of a plan in every term', () => {
  const problem = school({
    courses: [course('ELD', { sections: 2, gives: 'ELD', cap: 1 }), course('ALG', { sections: 2 })],
    students: [
      asks('Kim', ['ELD', 'ALG'], { services: [{ service: 'ELD', minutes: 45 }] }),
      asks('Lee', ['ELD', 'ALG'], { services: [{ service: 'ELD', minutes: 45 }] }),
    ],
  });
  for (const seed of seeds) {
    const solution = searched(problem, seed);
    expect(checkSchedule(problem, solution)).toEqual([]);
    expect(solution.seats).toHaveLength(4);
  }
});

it('sums the minutes of courses that give a service together', () => {
  const half = (id: string, patterns: string[]) => course(id, { sections: 1, gives: 'ELD', patterns });
  const problem = school({
    courses: [half('ELD1', ['F1', 'F2']), half('ELD2', ['F3', 'S1'])],
    students: [asks('Kim', ['ELD1', 'ELD2'], { services: [{ service: 'ELD', minutes: 45 }] })],
  });
  for (const seed of seeds) expect(checkSchedule(problem, searched(problem, seed))).toEqual([]);
});

it('moves a section for a locked seat that clashes with another one', () => {
  const ids = ['ALG', 'BIO', 'CHEM'];
  const problem = school({
    courses: ids.map((id) => course(id, { sections: 1, patterns: ['F1', 'F2', 'F3'] })),
    students: [asks('Kim', ids), asks('Lee', ids)],
    locks: { seats: ids.map((id) => ({ student: 'Kim', section: `${id}-1`, course: id })) },
  });
  for (const seed of seeds) expect(checkSchedule(problem, searched(problem, seed))).toEqual([]);
});

it('names the student, the rule and what to do where no schedule keeps it', () => {
  const problem = school({
    courses: [
      course('ELD', { sections: 1, gives: 'ELD', patterns: ['F1', 'S1'] }),
      course('ALG', { sections: 1, patterns: ['F1'] }),
    ],
    students: [
      asks('Kim', ['ELD'], { services: [{ service: 'ELD', minutes: 45 }] }),
      asks('Lee', ['ALG'], { unavailable: ['F1'] }),
    ],
    locks: { seats: [{ student: 'Lee', section: 'ALG-1', course: 'ALG' }] },
  });
  const said = checkSchedule(problem, searched(problem, 1)).map(({ sentence }) => sentence);
  expect(said).toHaveLength(2);
  expect(said[0]).toMatch(/Student Lee has a locked seat in ALG-1 for ALG and does not sit there; .* unlock/);
  expect(said[1]).toMatch(/Student Kim has 0 minutes of ELD in term [FS] and the plan says 45; seat/);
});
