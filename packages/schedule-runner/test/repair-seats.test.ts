import {
  checkSchedule,
  compile,
  cool,
  createState,
  defaultCooling,
  type ExactSolver,
  generateSchool,
  levelsOf,
  type ScheduleProblem,
  type Search,
  schoolParameters,
  solutionOf,
  startSearch,
  step,
  tallyOf,
  weightsOf,
} from '@quad/schedule-engine';
import { describe, expect, it } from 'vitest';
import { createHighsSolver } from '../src/highs-solver.ts';

const school = generateSchool(schoolParameters(100, 5));
const highs = await createHighsSolver();

/** A short search that has come to the repair, with batches of so many variables. */
function atRepair(problem: ScheduleProblem, solve: ExactSolver | undefined, variables = 10_000): Search {
  const cooling = { ...defaultCooling, repair: { ...defaultCooling.repair, from: variables, to: variables } };
  const search = startSearch(createState(compile(problem), weightsOf(problem.goals), 1), cooling, solve);
  for (let level = 1; level < levelsOf(cooling); level += 1) {
    step(search, 30);
    cool(search);
  }
  return search;
}

describe('the repair of seats by the exact solver', () => {
  it('meets more, breaks no rule, and is then as good as the solver says any seats are', () => {
    const search = atRepair(school, highs);
    const before = { cost: search.state.cost, met: tallyOf(search.state).met };
    step(search, 1);
    expect(search.repair.isDone).toBe(true);
    expect(search.state.cost).toBeLessThan(before.cost);
    expect(tallyOf(search.state).met).toBeGreaterThan(before.met);
    expect(checkSchedule(school, solutionOf(school, search.state))).toEqual([]);
    const again = atRepairOf(search);
    step(again, 1);
    expect(again.state.cost).toBe(search.state.cost);
  });

  it('goes on in batches where a school is too large for one, and never to something worse', () => {
    const search = atRepair(school, highs, 800);
    const costs = [search.state.cost];
    for (let batch = 0; batch < 6; batch += 1) {
      step(search, 1);
      costs.push(search.state.cost);
    }
    expect(costs).toEqual(costs.toSorted((one, other) => other - one));
    expect(costs.at(-1)).toBeLessThan(costs[0] ?? 0);
    expect(search.repair.isDone).toBe(false);
    expect(checkSchedule(school, solutionOf(school, search.state))).toEqual([]);
  });

  it('gives the same seats again', () => {
    const repaired = () => {
      const search = atRepair(school, highs, 800);
      step(search, 3);
      return solutionOf(school, search.state);
    };
    expect(repaired()).toEqual(repaired());
  });

  it('changes nothing without a solver, or where the solver finds no end', () => {
    const noEnd: ExactSolver = () => ({ status: 'LIMIT', value: undefined, bound: 0, variables: [] });
    for (const solve of [undefined, noEnd]) {
      const search = atRepair(school, solve);
      const before = solutionOf(school, search.state);
      step(search, 2);
      expect(solutionOf(school, search.state)).toEqual(before);
    }
  });
});

/** The same schedule, not yet known to be repaired. */
const atRepairOf = (search: Search): Search => ({
  ...search,
  stepsByLevel: [...search.stepsByLevel],
  repair: { ...search.repair, isDone: false },
});
