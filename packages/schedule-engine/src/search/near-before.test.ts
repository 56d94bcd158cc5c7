import { expect, it } from 'vitest';
import { measureGoals } from '../goals/index.ts';
import { compile } from '../model/compile.ts';
import type { ScheduleProblem } from '../problem/problem.ts';
import type { ScheduleSolution } from '../problem/solution.ts';
import { factsOf } from '../rules/facts.ts';
import { checkSchedule } from '../rules/index.ts';
import { asks, course, school } from '../rules/test-school.ts';
import { defaultCooling, levelsOf } from './cooling.ts';
import { keepCaps } from './keep-caps.ts';
import { cool, type Search, startSearch, step } from './search.ts';
import { solutionOf } from './solution-of.ts';
import { createState } from './state.ts';
import { weightsOf } from './weights.ts';

const courses = ['ALG', 'BIO', 'CHEM', 'ART', 'GYM'];

/** Thirty students with four of five courses, each course in three sections of eight at the four periods of two terms. */
const plain = school({
  courses: courses.map((id) => course(id, { cap: 9, sections: 3 })),
  teachers: courses.map((id) => ({ id: `T-${id}`, qualifiedFor: [id] })),
  students: Array.from({ length: 30 }, (_, index) =>
    asks(
      `P${index}`,
      courses.filter((_course, at) => at !== index % courses.length),
    ),
  ),
});

function searched(problem: ScheduleProblem, seed: number): { search: Search; solution: ScheduleSolution } {
  const cooling = { ...defaultCooling, sectionRepairs: 60, alternateRepairs: 30 };
  const search = startSearch(createState(compile(problem), weightsOf(problem.goals), seed), cooling);
  for (let level = 0; level < levelsOf(cooling); level += 1) {
    if (level > 0) cool(search);
    step(search, 500);
  }
  keepCaps(search.state);
  const solution = solutionOf(problem, search.state);
  expect(checkSchedule(problem, solution)).toEqual([]);
  return { search, solution };
}

const before = searched(plain, 1).solution;
const previous = {
  placements: before.sections.map(({ id, pattern, teacher }) => ({
    section: id,
    ...(pattern === null ? {} : { pattern }),
    ...(teacher === null ? {} : { teacher }),
  })),
  seats: before.seats,
};
/** The biology teacher is away in the first slot in which biology was taught. */
const away = before.sections.find(({ id }) => id === 'BIO-1')?.pattern?.slice(0, 2) ?? '';
const changed: ScheduleProblem = {
  ...plain,
  previous,
  teachers: (plain.teachers ?? []).map((teacher) =>
    teacher.id === 'T-BIO' ? { ...teacher, unavailable: [away] } : teacher,
  ),
};
const movedIn = (solution: ScheduleSolution): number =>
  measureGoals(factsOf(changed, solution)).find(({ goal }) => goal === 'stability')?.amount ?? 0;

it('gives a small change of the schedule for a small change of the school', () => {
  const near = searched(changed, 2);
  const anew = searched({ ...changed, goals: { stability: 0 } }, 2);
  expect(near.search.isNearBefore).toBe(true);
  expect(anew.search.isNearBefore).toBe(false);
  expect(near.solution.seats.length).toBeGreaterThanOrEqual(before.seats.length);
  expect(movedIn(near.solution)).toBeGreaterThan(0);
  expect(movedIn(near.solution)).toBeLessThan(20);
  expect(movedIn(anew.solution)).toBeGreaterThan(60);
});

it('is the version before where nothing has changed', () => {
  const { solution } = searched({ ...plain, previous }, 3);
  const stability = measureGoals(factsOf({ ...plain, previous }, solution)).find(
    ({ goal }) => goal === 'stability',
  );
  expect(stability?.amount).toBe(0);
});

it('searches anew where the version before meets few of the requests', () => {
  const alone = { ...plain, courses: courses.map((id) => course(id, { cap: 30, sections: 1 })) };
  const placements = courses.map((id) => ({ section: `${id}-1`, pattern: 'F1' }));
  const { search, solution } = searched({ ...alone, previous: { placements, seats: [] } }, 1);
  expect(search.isNearBefore).toBe(false);
  expect(solution.seats.length).toBe(120);
});
