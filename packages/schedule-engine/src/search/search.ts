import { searchScale } from '../model/students.ts';
import { construct } from './construct.ts';
import { type Cooling, phaseAt, temperatureOf } from './cooling.ts';
import { keepCaps } from './keep-caps.ts';
import type { State } from './state.ts';
import { tryInstead, trySeat, trySection } from './trials.ts';

/** A running search. The same seed and the same steps on each level give the same schedule, whenever they are done. */
export type Search = {
  readonly state: State;
  readonly cooling: Cooling;
  level: number;
  /** Steps done on each level so far: what a run is repeated from. */
  readonly stepsByLevel: number[];
};

/** Builds the first schedule. */
export function startSearch(state: State, cooling: Cooling): Search {
  construct(state);
  enterPhase(state, cooling, 0);
  return { state, cooling, level: 0, stepsByLevel: [0] };
}

/** Goes on by `count` steps at the level's temperature. One step is one trial, kept or taken back. */
export function step(search: Search, count: number): void {
  const { state, cooling, level } = search;
  // Where nobody asks for what is offered, nothing can be moved: the levels pass with nothing to do.
  if (!hasWork(state)) {
    search.stepsByLevel[level] += count;
    return;
  }
  const { name, at } = phaseAt(cooling, level);
  const phase = cooling[name];
  // Given for requests of weight 1: where most weigh more, the joint levels are as much hotter.
  const hotter = name === 'joint' ? state.model.usualWeight / (searchScale * 100) : 1;
  const judge = { temperature: hotter * temperatureOf(phase, at), isOverAllowed: name !== 'polish' };
  const first = search.stepsByLevel[level];
  for (let done = first; done < first + count; done += 1) {
    if (done % (phase.seats + 1) === 0) trySection(state, cooling.sectionRepairs, judge, phase.sectionFactor);
    else if (state.fills && done % 2 === 0) tryInstead(state, cooling, judge);
    else trySeat(state, judge);
  }
  search.stepsByLevel[level] = first + count;
}

/** Goes to the next level. */
export function cool(search: Search): void {
  search.level += 1;
  search.stepsByLevel.push(0);
  enterPhase(search.state, search.cooling, search.level);
}

/** A phase begins with every cap kept. */
function enterPhase(state: State, cooling: Cooling, level: number): void {
  const { name, at } = phaseAt(cooling, level);
  state.fills = name === 'fill';
  if (at === 0 && level > 0) keepCaps(state);
}

/** Whether any primary request has a seat or could have one. */
function hasWork(state: State): boolean {
  return state.unmetCount > 0 || state.assigned.some((unit) => unit >= 0);
}
