import type { ExactSolver } from '../../exact/program.ts';
import { undoTo } from '../journal.ts';
import { seat, unseat } from '../seats.ts';
import type { State } from '../state.ts';
import { fits } from '../student-seats.ts';
import { seatProgram } from './seat-program.ts';

/** The time is the caller's to limit: an answer repeats only if nodes end it. */
const limits = { nodes: 200, seconds: 600, wants: 'ANSWER' } as const;

/** `BEST`: no seats of the batch are better by the program's own terms, for where all else stands. `OPEN`: the solver found no end. */
export type RepairOutcome = 'BEST' | 'OPEN';

/**
 * Seats a batch of students anew, as well as they can be for where the sections stand and the others sit; nothing is
 * changed where that does not cost less. Caps must hold before, and hold after.
 */
export function repairSeats(state: State, batch: readonly number[], solve: ExactSolver): RepairOutcome {
  const { program, request, units } = seatProgram(state, batch);
  const answer = solve(program, limits);
  if (answer.value === undefined) return 'OPEN';
  const before = state.cost;
  const chosen = request.flatMap((seated, variable) =>
    seated !== -1 && (answer.variables[variable] ?? 0) > 0.5
      ? [{ request: seated, unit: state.assigned[seated], units: units[variable] }]
      : [],
  );
  unseatAll(state, batch);
  const takes = (seated: number, unit: number): boolean => {
    if (unit < 0 || state.unitSeats[unit] >= state.model.unitCap[unit] || !fits(state, seated, unit))
      return false;
    seat(state, seated, unit);
    return true;
  };
  // Who can stay in the unit of now stays.
  const others = chosen.filter(
    (choice) => !(choice.units.includes(choice.unit) && takes(choice.request, choice.unit)),
  );
  const isWhole = others.every((choice) =>
    choice.units
      .toSorted((one, other) => state.unitSeats[one] - state.unitSeats[other])
      .some((unit) => takes(choice.request, unit)),
  );
  if (isWhole && state.cost < before) state.journalLength = 0;
  else undoTo(state, 0);
  return isWhole && answer.status === 'OPTIMAL' ? 'BEST' : 'OPEN';
}

function unseatAll(state: State, batch: readonly number[]): void {
  const { model } = state;
  for (const student of batch)
    for (
      let request = model.studentRequestStart[student];
      request < model.studentRequestStart[student + 1];
      request += 1
    )
      if (state.assigned[request] >= 0) unseat(state, request);
}
