import type { State } from '../state.ts';
import { isTimetable } from './holders.ts';
import { placeStep, stand } from './place-step.ts';
import { createPlacing, type Placing } from './placing.ts';
import { takeOver } from './take-over.ts';

/** A step of the search is worth so many of the placing. */
const stepsAtOnce = 4;
/** Steps of the placing between two looks at whether its draft is better than the schedule. */
const lookEvery = 4096;

/** A placing where sections stand nowhere or, if nobody has a choice, where somebody is in two places at once. */
export function beginPlacing(state: State): Placing | undefined {
  const { model } = state;
  const needed = state.unmet
    .subarray(0, state.unmetCount)
    .some((request) => model.requestIsMandatory[request] === 1);
  const isGiven = isTimetable(model);
  if (state.unplacedCount === 0 && !(isGiven && needed)) return undefined;
  const placing = createPlacing(state);
  // Where the first schedule put them is best for students who have a choice.
  if (!isGiven) stand(placing, state);
  return placing;
}

/** Goes on by some steps; true once every section has a place, or no better draft is to be hoped for. */
export function goOnPlacing(state: State, placing: Placing, isOverAllowed: boolean): boolean {
  const { best } = placing;
  for (let step = 0; step < stepsAtOnce && placing.waiting.length > 0; step += 1) placeStep(placing);
  const isOver = placing.waiting.length === 0 || placing.steps > best.step + placing.patience;
  const isTime = placing.steps % lookEvery < stepsAtOnce;
  if ((isOver || isTime) && best.step > placing.takenOver) {
    takeOver(state, placing, isOverAllowed);
    placing.takenOver = best.step;
  }
  return isOver;
}
