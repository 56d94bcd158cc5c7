import { describe, expect, it } from 'vitest';
import { compile } from '../model/compile.ts';
import { checkSchedule } from '../rules/index.ts';
import { construct } from './construct.ts';
import { defaultCooling, levelsOf } from './cooling.ts';
import { undoTo } from './journal.ts';
import { keepCaps } from './keep-caps.ts';
import { moveSomething } from './move-something.ts';
import { createRandom } from './random.ts';
import { recountCost, recountGroups } from './recount.ts';
import { cool, startSearch, step } from './search.ts';
import { solutionOf } from './solution-of.ts';
import { createState, type State } from './state.ts';
import { ruledSchool } from './test-schools.ts';
import { weightsOf } from './weights.ts';

const newState = (seed: number): State => {
  const problem = ruledSchool(seed);
  return createState(compile(problem), weightsOf(problem.goals), seed);
};

const groupsOf = (state: State) => ({
  free: [...state.groupFree],
  excess: [...state.groupExcess],
  alternates: [...state.groupAlternates],
  short: [...state.shortGroups.subarray(0, state.shortCount)].toSorted((one, other) => one - other),
});

/** Moves that nobody judges may leave a locked seat, which the search pays for so dearly that it does not. */
const keptByPrice = ['LOCKED_SEATS'];
/** Caps may be passed on the joint levels, until `keepCaps`. */
const keptByCaps = ['SECTION_CAP', 'ROOM_FITS'];

describe.each([1, 2, 3])('a school with every kind of rule, seed %i', (seed) => {
  it('keeps its running cost equal to a recount, and every rule, over two thousand moves', () => {
    const problem = ruledSchool(seed);
    const state = newState(seed);
    const random = createRandom(seed + 100);
    construct(state);
    expect(recountCost(state)).toBe(state.cost);
    for (const isOverAllowed of [true, false])
      for (let move = 1; move <= 1000; move += 1) {
        moveSomething(state, random, isOverAllowed);
        if (move % 10 === 0) expect(recountCost(state)).toBe(state.cost);
        if (move % 10 === 0) expect(groupsOf(state)).toEqual(recountGroups(state));
        if (move % 100 !== 0) continue;
        if (move === 1000 || !isOverAllowed) keepCaps(state);
        const mayBreak = isOverAllowed && move < 1000 ? [...keptByPrice, ...keptByCaps] : keptByPrice;
        const found = checkSchedule(problem, solutionOf(problem, state)).filter(
          ({ rule }) => !mayBreak.includes(rule),
        );
        expect(found).toEqual([]);
      }
    const { sections, seats } = solutionOf(problem, state);
    expect(sections.filter(({ pattern }) => pattern !== null).length).toBeGreaterThan(20);
    expect(seats.length).toBeGreaterThan(50);
  });

  it('is as it was after every move is taken back', () => {
    const problem = ruledSchool(seed);
    const state = newState(seed);
    const random = createRandom(seed + 200);
    construct(state);
    keepCaps(state);
    const before = { solution: solutionOf(problem, state), cost: state.cost };
    for (let move = 0; move < 1000; move += 1) moveSomething(state, random, false);
    expect(solutionOf(problem, state)).not.toEqual(before.solution);
    undoTo(state, 0);
    expect({ solution: solutionOf(problem, state), cost: state.cost }).toEqual(before);
  });

  it('gives the same schedule to the same seed and steps, and breaks no rule', () => {
    const problem = ruledSchool(seed);
    const searched = () => {
      const search = startSearch(newState(seed), {
        joint: { ...defaultCooling.joint, levels: 4 },
        fill: { ...defaultCooling.fill, levels: 3, seats: 20 },
        polish: { ...defaultCooling.polish, levels: 3, seats: 50 },
        repair: defaultCooling.repair,
        rounds: 2,
        sectionRepairs: 60,
        alternateRepairs: 30,
      });
      for (let level = 0; level < levelsOf(search.cooling); level += 1) {
        if (level > 0) cool(search);
        step(search, 300);
      }
      expect(recountCost(search.state)).toBe(search.state.cost);
      return solutionOf(problem, search.state);
    };
    const once = searched();
    expect(searched()).toEqual(once);
    expect(checkSchedule(problem, once)).toEqual([]);
  });
});
