import { undoTo } from '../search/journal.ts';
import { seat, unseat } from '../search/seats.ts';
import type { State } from '../search/state.ts';
import { reseat } from '../search/student-move.ts';
import { fits, makeWay, seatSomewhere } from '../search/student-seats.ts';

/** Trials that a move may still spend; a trial costs a few microseconds. */
export type Effort = { left: number };

/**
 * Gives an unmet request a seat, so that nobody loses a primary for it: in a free seat; or where the student's other
 * courses go to other sections; or where somebody of a full section goes to another one, and so on for `depth` steps
 * (ejection chains, see `search/`). Caps hold. False, and nothing is changed, where no chain is found.
 */
export function seatByChain(state: State, request: number, depth: number, effort: Effort): boolean {
  const mark = state.journalLength;
  const before = state.cost;
  if (seatSomewhere(state, request, -1, false) || reseat(state, request, -1, false)) {
    if (state.cost < before) return true;
    undoTo(state, mark);
  }
  return throughOthers(state, request, depth, effort);
}

function throughOthers(state: State, request: number, depth: number, effort: Effort): boolean {
  const { model } = state;
  for (let at = model.optionStart[request]; at < model.optionStart[request + 1]; at += 1) {
    const unit = model.options[at];
    if (state.unitSlotCount[unit] === 0 || !canMakeWay(state, request, unit)) continue;
    if (state.unitSeats[unit] < model.unitCap[unit]) {
      if (takesSeat(state, request, unit, depth, effort)) return true;
      continue;
    }
    if (!hasSeatElsewhere(state, unit)) continue;
    const base = unit * state.unitMemberWidth;
    for (const leaver of state.unitMembers.slice(base, base + state.unitSeats[unit]))
      if (takesSeatOf(state, request, unit, leaver, depth, effort)) return true;
  }
  return false;
}

/** Whether nothing stands against a request in a unit that could not go elsewhere: a look, no change. */
function canMakeWay(state: State, request: number, unit: number): boolean {
  const mark = state.journalLength;
  const isPossible = makeWay(state, request, unit) !== -1 && fits(state, request, unit);
  undoTo(state, mark);
  return isPossible;
}

/** Whether any other unit of the course has a free seat: without one, whoever leaves has nowhere to go. */
function hasSeatElsewhere(state: State, unit: number): boolean {
  const { model } = state;
  const group = model.unitGroup[unit];
  for (let at = model.groupUnitStart[group]; at < model.groupUnitStart[group + 1]; at += 1) {
    const other = model.groupUnits[at];
    if (other !== unit && state.unitSlotCount[other] > 0 && state.unitSeats[other] < model.unitCap[other])
      return true;
  }
  return false;
}

/** One trial: somebody leaves a full unit for another one, and the request has the seat. */
function takesSeatOf(
  state: State,
  request: number,
  unit: number,
  leaver: number,
  depth: number,
  effort: Effort,
): boolean {
  const { model } = state;
  if (model.optionStart[leaver + 1] - model.optionStart[leaver] < 2) return false;
  if (model.requestIsAlternate[leaver] === 1 || effort.left <= 0) return false;
  effort.left -= 1;
  const mark = state.journalLength;
  const before = state.cost;
  unseat(state, leaver);
  const isGone =
    seatSomewhere(state, leaver, unit, false) ||
    reseat(state, leaver, -1, false) ||
    (depth > 1 && throughOthers(state, leaver, depth - 1, effort));
  if (
    isGone &&
    state.assigned[leaver] !== unit &&
    state.unitSeats[unit] < model.unitCap[unit] &&
    takesSeat(state, request, unit, depth, effort) &&
    state.cost < before
  )
    return true;
  undoTo(state, mark);
  return false;
}

/** The request has a free seat of a unit; the student's courses that stand in its way go elsewhere, all of them. */
function takesSeat(state: State, request: number, unit: number, depth: number, effort: Effort): boolean {
  if (effort.left <= 0) return false;
  effort.left -= 1;
  const mark = state.journalLength;
  const before = state.cost;
  const out = makeWay(state, request, unit);
  if (out !== -1 && fits(state, request, unit)) {
    const waiting = state.ejected.slice(0, out);
    seat(state, request, unit);
    const haveSeats = waiting.every(
      (other) =>
        state.model.requestIsAlternate[other] === 1 ||
        seatSomewhere(state, other, -1, false) ||
        reseat(state, other, request, false) ||
        (depth > 1 && throughOthers(state, other, depth - 1, effort)),
    );
    if (haveSeats && state.assigned[request] >= 0 && state.cost < before) return true;
  }
  undoTo(state, mark);
  return false;
}
