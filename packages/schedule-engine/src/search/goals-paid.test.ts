import { expect, it } from 'vitest';
import { measureGoals } from '../goals/index.ts';
import { compile } from '../model/compile.ts';
import { searchScale } from '../model/students.ts';
import type { Goals } from '../problem/goals.ts';
import type { PreviousVersion } from '../problem/locks.ts';
import type { ScheduleProblem } from '../problem/problem.ts';
import type { ScheduleSolution } from '../problem/solution.ts';
import { factsOf } from '../rules/facts.ts';
import { construct } from './construct.ts';
import { undoTo } from './journal.ts';
import { moveSomething } from './move-something.ts';
import { createRandom, nextBelow } from './random.ts';
import { recountCost } from './recount.ts';
import { changeRoom } from './section-room.ts';
import { solutionOf } from './solution-of.ts';
import { createState, type State } from './state.ts';
import { ruledSchool } from './test-schools.ts';
import { weightsOf } from './weights.ts';

const weighed = { sizeBalance: 3, needBalance: 2, preps: 7, roomChanges: 11, stability: 13 } satisfies Goals;
const unweighed = { sizeBalance: 0, needBalance: 0, preps: 0, roomChanges: 0, stability: 0 } satisfies Goals;

/** A version before of the school: the first schedule of another seed, and a section and a seat that are no more. */
function previousOf({ sections, seats }: ScheduleSolution): PreviousVersion {
  return {
    placements: [
      { section: 'GONE-1', pattern: 'F1' },
      ...sections.map(({ id, pattern, teacher, room }, index) => ({
        section: id,
        ...(pattern === null ? {} : { pattern }),
        ...(teacher === null || index % 3 === 0 ? {} : { teacher }),
        ...(room === null || index % 4 === 0 ? {} : { room }),
      })),
    ],
    seats: [...seats, { student: 'P0', section: 'GONE-1', course: seats[0].course }],
  };
}

function stateOf(problem: ScheduleProblem, seed: number, goals: Goals): State {
  const state = createState(compile({ ...problem, goals }), weightsOf(goals), seed);
  construct(state);
  return state;
}

it.each([1, 2, 3])(
  'pays for every goal what the goals’ own recount says, over random moves, seed %i',
  (seed) => {
    const school = ruledSchool(seed);
    const problem = {
      ...school,
      previous: previousOf(solutionOf(school, stateOf(school, seed + 50, weighed))),
    };
    const state = stateOf(problem, seed, weighed);
    const random = createRandom(seed + 300);
    const seen = new Set<string>();
    for (let move = 1; move <= 600; move += 1) {
      const mark = state.journalLength;
      if (move % 3 === 0) changeRoom(state, nextBelow(random, state.model.sectionCount));
      else moveSomething(state, random, move < 300);
      if (move % 7 === 0) undoTo(state, mark);
      if (move % 20 !== 0) continue;
      expect(recountCost(state)).toBe(state.cost);
      const measured = measureGoals(factsOf({ ...problem, goals: weighed }, solutionOf(problem, state)));
      for (const { goal, amount } of measured) if (amount > 0) seen.add(goal);
      const paid = measured.reduce((sum, { weight, amount }) => sum + searchScale * weight * amount, 0);
      const free = { ...state, weights: { ...state.weights, ...unweighed } };
      expect(state.cost - recountCost(free)).toBe(paid);
    }
    for (const goal of ['sizeBalance', 'needBalance', 'roomChanges', 'stability'])
      expect(seen).toContain(goal);
  },
);

it('is priced at nothing where it weighs nothing', () => {
  const problem = ruledSchool(1);
  const { model, weights } = stateOf(problem, 1, unweighed);
  expect(model.traitCount).toBe(0);
  expect(weights).toMatchObject(unweighed);
  expect(stateOf(problem, 1, weighed).weights.stability).toBe(0);
});
