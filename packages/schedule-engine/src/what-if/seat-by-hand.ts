import { err, ok, type Result } from '@quad/kernel';
import { undoTo } from '../search/journal.ts';
import { seat, unseat } from '../search/seats.ts';
import type { State } from '../search/state.ts';
import { reseat } from '../search/student-move.ts';
import { fits, makeWay, seatSomewhere } from '../search/student-seats.ts';
import type { Applied } from './apply-move.ts';
import type { Stage } from './board.ts';
import { isOption, requestFor } from './load-solution.ts';
import type { MoveFault, StudentSeated, StudentUnseated, Wish } from './move.ts';

/** The request that a wish names; -1 if the student did not ask for the course. */
export function requestOf({ model }: Stage, { student, course }: Wish): number {
  const row = model.ids.students.indexOf(student);
  return row === -1 ? -1 : requestFor(model, row, model.ids.courses.indexOf(course), 'ANY');
}

/**
 * A seat for a student, in a section that is named or in any. In a named one, what stands in its time goes elsewhere,
 * and if it is full somebody else does; if nobody can, it passes its cap, which the recount then tells.
 */
export function seatByHand(stage: Stage, move: StudentSeated): Result<Applied, MoveFault> {
  const { state, model } = stage;
  const request = requestOf(stage, move);
  if (move.section === undefined) {
    if (state.assigned[request] !== -1)
      return err({
        code: 'NOTHING_TO_DO',
        sentence: `${move.student} has a seat for ${move.course} already.`,
      });
    return ok({ touched: { units: [], leavers: [], first: request, barred: -1 }, placed: new Map() });
  }
  const unit = model.sectionUnit[model.ids.sections.indexOf(move.section)];
  if (state.assigned[request] === unit)
    return err({ code: 'NOTHING_TO_DO', sentence: `${move.student} sits in ${move.section} already.` });
  const closed: MoveFault = {
    code: 'NOT_OPEN',
    sentence: `${move.section} is not open to ${move.student} for ${move.course}: by a rule of the course, its place, or the student's time.`,
  };
  if (!isOption(model, request, unit)) return err(closed);
  const left = state.assigned[request];
  if (left !== -1) unseat(state, request);
  const out = makeWay(state, request, unit);
  if (out === -1 || !fits(state, request, unit)) return err(closed);
  const leavers = [...state.ejected.subarray(0, out)];
  seat(state, request, unit);
  if (state.unitSeats[unit] > model.unitCap[unit]) moveSomebodyOn(state, unit, request);
  const units = left === -1 ? [unit] : [unit, left];
  return ok({ touched: { units, leavers, first: request, barred: -1 }, placed: new Map() });
}

/** Of those in a unit the first who can sit in another section goes there. */
function moveSomebodyOn(state: State, unit: number, keep: number): void {
  const base = unit * state.unitMemberWidth;
  for (const member of state.unitMembers.slice(base, base + state.unitSeats[unit])) {
    if (member === keep) continue;
    const mark = state.journalLength;
    unseat(state, member);
    if (seatSomewhere(state, member, unit, false) || reseat(state, member, -1, false))
      if (state.assigned[member] !== unit) return;
    undoTo(state, mark);
  }
}

/** Takes a student's seat; it goes to somebody who waits for it. */
export function unseatByHand(stage: Stage, move: StudentUnseated): Result<Applied, MoveFault> {
  const { state } = stage;
  const request = requestOf(stage, move);
  const unit = state.assigned[request];
  if (unit === -1)
    return err({ code: 'NOTHING_TO_DO', sentence: `${move.student} has no seat for ${move.course}.` });
  unseat(state, request);
  return ok({ touched: { units: [unit], leavers: [], first: -1, barred: request }, placed: new Map() });
}
