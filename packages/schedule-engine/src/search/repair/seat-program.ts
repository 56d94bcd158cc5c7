import { createProgram, type Program } from '../../exact/program.ts';
import type { State } from '../state.ts';
import { addStudent, type Draft } from './student-rows.ts';
import { unitClasses } from './unit-classes.ts';

/** The seats of a batch of students as a program; a variable of 1 seats `request` in one of `units`. */
export type SeatProgram = {
  readonly program: Program;
  /** By variable: the request that it seats; -1 where it says that one is missed. */
  readonly request: readonly number[];
  readonly units: readonly (readonly number[])[];
};

/**
 * What seats a batch of students could have, with the sections where they stand and everybody else where they sit. Its
 * objective is what the search pays for unmet requests, less what alternates gain. That a student misses two is a row
 * and no price (nobody misses more than one, or more than now): with the price the solver found no end.
 */
export function seatProgram(state: State, batch: readonly number[]): SeatProgram {
  const classes = unitClasses(state, batch);
  const draft: Draft = { built: createProgram('MINIMIZE'), request: [], inClass: [], takers: new Map() };
  for (const student of batch) addStudent(state, student, classes, draft);
  const isInBatch = new Set(batch);
  for (const [where, takers] of draft.takers) {
    const seats = classes.units[where].reduce((sum, unit) => sum + seatsFor(state, unit, isInBatch), 0);
    if (takers.length > seats) draft.built.row(takers, 0, seats);
  }
  return {
    program: draft.built.program(),
    request: draft.request,
    units: draft.inClass.map((where) => (where === -1 ? [] : classes.units[where])),
  };
}

/** Seats of a unit that the others leave. */
function seatsFor(state: State, unit: number, isInBatch: ReadonlySet<number>): number {
  const { model } = state;
  let seats = model.unitCap[unit];
  const first = unit * state.unitMemberWidth;
  for (let at = first; at < first + state.unitSeats[unit]; at += 1)
    if (!isInBatch.has(model.requestStudent[state.unitMembers[at]])) seats -= 1;
  return seats;
}
