import { expect, it } from 'vitest';
import { compile } from '../model/compile.ts';
import type { ScheduleProblem } from '../problem/problem.ts';
import type { ScheduleSolution } from '../problem/solution.ts';
import { checkSchedule } from '../rules/index.ts';
import { asks, course, school } from '../rules/test-school.ts';
import { defaultCooling, levelsOf } from './cooling.ts';
import { cool, startSearch, step } from './search.ts';
import { solutionOf } from './solution-of.ts';
import { createState } from './state.ts';
import { weightsOf } from './weights.ts';

/** A short search from the first level to the last. */
function searched(problem: ScheduleProblem): ScheduleSolution {
  const cooling = {
    ...defaultCooling,
    joint: { ...defaultCooling.joint, levels: 2 },
    fill: { ...defaultCooling.fill, levels: 2 },
    polish: { ...defaultCooling.polish, levels: 2 },
    sectionRepairs: 10,
  };
  const search = startSearch(createState(compile(problem), weightsOf(problem.goals), 1), cooling);
  for (let level = 0; level < levelsOf(cooling); level += 1) {
    if (level > 0) cool(search);
    step(search, 100);
  }
  return solutionOf(problem, search.state);
}

const oneSeat = school({
  courses: [course('ALG', { sections: 1, cap: 1, gives: 'ELD' })],
  students: [asks('Kim', ['ALG']), asks('Lee', ['ALG'])],
});

it('gives the only seat to the student for whom it is locked', () => {
  for (const student of ['Kim', 'Lee']) {
    const problem = { ...oneSeat, locks: { seats: [{ student, section: 'ALG-1', course: 'ALG' }] } };
    const solution = searched(problem);
    expect(solution.seats).toMatchObject([{ student, section: 'ALG-1' }]);
    expect(checkSchedule(problem, solution)).toEqual([]);
  }
});

it('gives the only seat to the student whose plan needs its service', () => {
  const withPlan = { ...asks('Lee', ['ALG']), services: [{ service: 'ELD', minutes: 0 }] };
  const problem = { ...oneSeat, students: [asks('Kim', ['ALG']), withPlan] };
  expect(searched(problem).seats).toMatchObject([{ student: 'Lee', section: 'ALG-1' }]);
});

it('places a locked section before a rarer course can take its teacher', () => {
  const problem = school({
    courses: [course('ALG', { sections: 2 }), course('BIO', { sections: 1, patterns: ['F1', 'F2'] })],
    teachers: [{ id: 'Ada', qualifiedFor: ['ALG', 'BIO'] }],
    locks: { placements: [{ section: 'ALG-1', pattern: 'F1', teacher: 'Ada' }] },
  });
  for (let seed = 0; seed < 8; seed += 1) {
    const state = createState(compile(problem), weightsOf(undefined), seed);
    startSearch(state, defaultCooling);
    const solution = solutionOf(problem, state);
    expect(checkSchedule(problem, solution)).toEqual([]);
    expect(solution.sections.map(({ pattern }) => pattern)).not.toContain(null);
  }
});
