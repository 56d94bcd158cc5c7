import type { ExactSolver } from '../exact/program.ts';
import { searchScale } from '../model/students.ts';
import { construct } from './construct.ts';
import { type Cooling, levelsOfRound, phaseAt, temperatureOf } from './cooling.ts';
import { keepCaps } from './keep-caps.ts';
import { mendRules } from './mend-rules.ts';
import { beginPlacing, goOnPlacing } from './placing/go-on.ts';
import { isTimetable } from './placing/holders.ts';
import type { Placing } from './placing/placing.ts';
import { nextBelow } from './random.ts';
import { beginRepair, type Repair, repairBatch } from './repair/repair-batch.ts';
import { createState, type State } from './state.ts';
import { tryInstead, tryRoom, trySeat, trySection } from './trials.ts';

/** Of so many steps of the polishing one tries another room. */
const roomEvery = 50;

/** Where more of the requests are unmet by the version before, as in another year, it is no start to stay near. */
const farBefore = 0.1;
/** Temperatures of a search near the version before, in what one moved seat weighs: of a judgement, and of mending. */
const nearCold = 0.1;
const nearWarm = 1;

const largestSeed = 2 ** 31 - 1;

/** A running search. The same seed and the same steps on each level give the same schedule, whenever they are done. */
export type Search = {
  /** The schedule of the round; once all have ended, the best. */
  state: State;
  readonly cooling: Cooling;
  level: number;
  /** The first schedule stands close to the version before, and the search stays near it. */
  isNearBefore: boolean;
  /** Steps done on each level so far: what a run is repeated from. */
  readonly stepsByLevel: number[];
  /** While sections are without a place, and one is looked for: before all else. */
  placing: Placing | undefined;
  /** No student has a choice: a schedule is only ever changed for a better one. */
  readonly isTimetable: boolean;
  /** The best of the rounds that have ended. */
  best: State | undefined;
  readonly repair: Repair;
};

/** Builds the first schedule. Without a solver the last level changes nothing. */
export function startSearch(state: State, cooling: Cooling, solve?: ExactSolver): Search {
  return {
    state,
    cooling,
    level: 0,
    ...beginRound(state, cooling, 0),
    stepsByLevel: [0],
    isTimetable: isTimetable(state.model),
    best: undefined,
    repair: beginRepair(cooling, solve),
  };
}

/** A first schedule, and what a round knows of it. */
function beginRound(
  state: State,
  cooling: Cooling,
  level: number,
): { isNearBefore: boolean; placing: Placing | undefined } {
  construct(state);
  const isNearBefore =
    state.weights.stability > 0 && state.unmetCount <= farBefore * state.model.requestCount;
  enterPhase(state, cooling, level);
  return { isNearBefore, placing: beginPlacing(state) };
}

/**
 * Goes on by `count` steps at the level's temperature. One step is one trial, kept or taken back, or some steps of the
 * placing, or one batch of the repair.
 */
export function step(search: Search, count: number): void {
  const { state, cooling, level } = search;
  const { name, at } = phaseAt(cooling, level);
  const isOverAllowed = name === 'joint' || name === 'fill';
  const first = search.stepsByLevel[level];
  const past = first + count;
  search.stepsByLevel[level] = past;
  let done = first;
  for (; done < past && search.placing !== undefined; done += 1)
    if (goOnPlacing(state, search.placing, isOverAllowed)) search.placing = undefined;
  const settlesRooms = name === 'polish' && state.weights.roomChanges > 0;
  // Where nobody asks for what is offered, no more than rooms can be changed: other levels pass with nothing to do.
  const isIdle = done === past || !hasWork(state);
  for (; isIdle && settlesRooms && done < past; done += 1) tryRoom(state);
  if (isIdle) return;
  if (name === 'repair') {
    for (; done < past && !search.repair.isDone; done += 1) repairBatch(state, search.repair, cooling);
    return;
  }
  const phase = cooling[name];
  // Given for requests of weight 1: where most weigh more, the joint levels are as much hotter.
  const hotter = name === 'joint' ? state.model.usualWeight / (searchScale * 100) : 1;
  const warmth = search.isTimetable ? 0 : hotter * temperatureOf(phase, at);
  // Near the version before seats wander only while a section's move is mended, and nothing moves without a reason.
  const isNear = warmth > 0 && state.weights.stability > 0 && (search.isNearBefore || name === 'polish');
  const nearest = (share: number) => (isNear ? Math.min(warmth, share * state.weights.stability) : warmth);
  const judge = { temperature: nearest(nearCold), isOverAllowed };
  const mending = { ...judge, temperature: nearest(nearWarm) };
  const sectionFactor = isNear ? judge.temperature / mending.temperature : phase.sectionFactor;
  for (; done < past; done += 1) {
    if (done % (phase.seats + 1) === 0) trySection(state, cooling.sectionRepairs, mending, sectionFactor);
    else if (settlesRooms && done % roomEvery === 0) tryRoom(state);
    else if (state.fills && done % 2 === 0) tryInstead(state, cooling, judge);
    else trySeat(state, judge);
  }
}

/** Goes to the next level. After the last of a round a new one begins from nothing, or the best of them is gone on with. */
export function cool(search: Search): void {
  const { cooling } = search;
  search.level += 1;
  search.stepsByLevel.push(0);
  if (search.level % levelsOfRound(cooling) !== 0) {
    enterPhase(search.state, cooling, search.level);
    return;
  }
  const { state } = search;
  keepCaps(state);
  if (search.best === undefined || state.cost < search.best.cost) search.best = state;
  if (search.level < cooling.rounds * levelsOfRound(cooling)) {
    search.state = createState(state.model, state.weights, nextBelow(state.random, largestSeed));
    const { isNearBefore, placing } = beginRound(search.state, cooling, search.level);
    search.isNearBefore = isNearBefore;
    search.placing = placing;
  } else {
    search.state = search.best;
    enterPhase(search.state, cooling, search.level);
  }
}

/** A phase begins with every cap kept, and with the seats that rules ask for, as far as a few moves give them. */
function enterPhase(state: State, cooling: Cooling, level: number): void {
  const { name, at } = phaseAt(cooling, level);
  state.fills = name === 'fill';
  if (at !== 0) return;
  if (name !== 'joint') keepCaps(state);
  mendRules(state, name === 'joint' || name === 'fill');
}

/** Whether any primary request has a seat or could have one. */
function hasWork(state: State): boolean {
  return state.unmetCount > 0 || state.assigned.some((unit) => unit >= 0);
}
