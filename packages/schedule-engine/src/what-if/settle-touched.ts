import { wasSeated, wasUnseated } from '../search/journal-kinds.ts';
import { seat } from '../search/seats.ts';
import type { State } from '../search/state.ts';
import { fillAlternates, trimAlternates } from '../search/student-move.ts';
import { fits } from '../search/student-seats.ts';
import { isOption } from './load-solution.ts';
import { type Effort, seatByChain } from './seat-by-chain.ts';

/** What a move by hand has disturbed, and whom it is about. */
export type Touched = {
  /** Units whose sections moved, or that have more seats. */
  readonly units: readonly number[];
  /** Requests that lost their seat by it. */
  readonly leavers: readonly number[];
  /** The request that the move is for: it is seated before all others. */
  readonly first: number;
  /** The request that the move takes out: it is not seated again. */
  readonly barred: number;
};

/** Trials of one move in all; some ten milliseconds at the most. */
const effortOfMove = 2_000;

/**
 * Seats again whom a move touched, and nobody else but in chains: the students of its sections, there if they still
 * can, else elsewhere; then who missed these courses; then who now has time for another missed course; then alternates.
 * Nobody loses a primary in this: whoever has none in the end lost it by the move.
 */
export function settleTouched(state: State, seatsAtHome: Int32Array, touched: Touched): void {
  const { model } = state;
  const effort: Effort = { left: effortOfMove };
  const byWeight = (one: number, other: number) =>
    model.requestWeight[other] - model.requestWeight[one] || one - other;
  const leavers = touched.leavers.toSorted(byWeight);
  const { first } = touched;
  if (first !== -1 && state.assigned[first] === -1) seatFirst(state, first, touched.units, effort);
  for (const request of leavers) {
    const unit = seatsAtHome[request];
    const isFree = state.assigned[request] === -1 && unit >= 0 && state.unitSeats[unit] < model.unitCap[unit];
    if (isFree && fits(state, request, unit)) seat(state, request, unit);
  }
  const groups = new Set(touched.units.map((unit) => model.unitGroup[unit]));
  const waiting = () => {
    const students = changedStudents(state);
    return [...state.unmet.subarray(0, state.unmetCount)]
      .filter(
        (request) =>
          request !== touched.barred &&
          (groups.has(model.requestGroup[request]) || students.has(model.requestStudent[request])),
      )
      .sort(byWeight);
  };
  for (const depth of [1, 2])
    for (const request of waiting())
      if (state.assigned[request] === -1) seatByChain(state, request, depth, effort);
  // An alternate that is wished for by hand stays, though the search would not count what it stands in for as missed.
  const spared = first !== -1 && model.requestIsAlternate[first] === 1 ? model.requestStudent[first] : -1;
  for (const student of changedStudents(state)) {
    if (student === spared) continue;
    trimAlternates(state, student);
    fillAlternates(state, student);
  }
}

/** In the touched units if one has a seat at a free time; else by a chain, deeper than for anybody else. */
function seatFirst(state: State, request: number, units: readonly number[], effort: Effort): void {
  const own = units.find(
    (unit) =>
      isOption(state.model, request, unit) &&
      state.unitSeats[unit] < state.model.unitCap[unit] &&
      fits(state, request, unit),
  );
  if (own !== undefined) seat(state, request, own);
  else if (!seatByChain(state, request, 1, effort)) seatByChain(state, request, 3, effort);
}

/** Students of whom some seat was taken or given since the board was at home. */
function changedStudents({ model, journal, journalLength }: State): Set<number> {
  const students = new Set<number>();
  for (let at = 0; at < journalLength; at += 5)
    if (journal[at] === wasSeated || journal[at] === wasUnseated)
      students.add(model.requestStudent[journal[at + 1]]);
  return students;
}
