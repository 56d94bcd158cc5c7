import { lacksCorequisite } from './corequisites.ts';
import { nextBelow, nextUnit } from './random.ts';
import { seat, unseat } from './seats.ts';
import type { State } from './state.ts';
import { fits, makeWay, seatSomewhere } from './student-seats.ts';

/** Drops alternates that a student no longer needs, now that more of the primaries are met. */
export function trimAlternates(state: State, student: number): void {
  const { model } = state;
  if (state.alternates[student] === 0) return;
  for (
    let request = model.studentRequestStart[student + 1] - 1;
    request >= model.studentRequestStart[student];
    request -= 1
  ) {
    if (model.requestIsAlternate[request] === 0) return;
    if (state.assigned[request] < 0) continue;
    const instead = model.requestInsteadOf[request];
    const isNeeded =
      state.alternates[student] <= state.misses[student] && (instead === -1 || state.assigned[instead] < 0);
    if (!isNeeded) unseat(state, request);
  }
}

/**
 * Whether one more alternate would fill a hole: fewer are seated than primaries are missing, and its own primary is
 * one of them for which no other stands in.
 */
export function isAlternateWanted(state: State, request: number): boolean {
  const { model } = state;
  const student = model.requestStudent[request];
  const instead = model.requestInsteadOf[request];
  if (state.alternates[student] >= state.misses[student]) return false;
  if (model.hasCorequisites && lacksCorequisite(state, request)) return false;
  const group = model.requestGroup[request];
  if (state.fills && state.groupAlternates[group] >= state.groupSpare[group]) return false;
  if (instead === -1) return true;
  if (state.assigned[instead] >= 0) return false;
  for (
    let other = model.studentRequestStart[student];
    other < model.studentRequestStart[student + 1];
    other += 1
  )
    if (other !== request && model.requestInsteadOf[other] === instead && state.assigned[other] >= 0)
      return false;
  return true;
}

/** Seats alternates of a student, in the order of their rank, as long as a primary is missing for them. */
export function fillAlternates(state: State, student: number): void {
  const { model } = state;
  for (
    let request = model.studentRequestStart[student];
    request < model.studentRequestStart[student + 1];
    request += 1
  ) {
    if (state.alternates[student] >= state.misses[student]) return;
    if (model.requestIsAlternate[request] === 0 || state.assigned[request] >= 0) continue;
    if (!isAlternateWanted(state, request)) continue;
    reseat(state, request, -1, false);
  }
}

/** Seats an ejected request elsewhere, if need be by moving one other request of the student out of its way. */
export function reseat(state: State, request: number, keep: number, isOverAllowed: boolean): boolean {
  if (seatSomewhere(state, request, -1, isOverAllowed)) return true;
  const { model } = state;
  const student = model.requestStudent[request];
  const base = student * model.slotCount;
  const from = model.optionStart[request];
  const count = model.optionStart[request + 1] - from;
  const offset = count > 1 ? nextBelow(state.random, count) : 0;
  for (let step = 0; step < count; step += 1) {
    const unit = model.options[from + ((offset + step) % count)];
    if (state.unitSlotCount[unit] === 0 || (!isOverAllowed && state.unitSeats[unit] >= model.unitCap[unit]))
      continue;
    if (state.unitSeats[unit] >= state.unitMemberWidth) continue;
    const other = onlyOneInTheWay(state, base, unit);
    if (other < 0 || other === keep || model.optionStart[other + 1] - model.optionStart[other] < 2) continue;
    const back = state.assigned[other];
    const mark = state.journalLength;
    unseat(state, other);
    if (fits(state, request, unit)) {
      seat(state, request, unit);
      if (seatSomewhere(state, other, back, isOverAllowed)) return true;
      unseat(state, request);
    }
    seat(state, other, back);
    // Nothing has changed but the order of members, which is no part of a schedule.
    state.journalLength = mark;
  }
  return false;
}

/** The one request that stands in a unit's slots; -1 if none, or more than one, or the student is away. */
function onlyOneInTheWay(state: State, base: number, unit: number): number {
  let found = -1;
  const first = unit * state.unitSlotWidth;
  for (let at = first; at < first + state.unitSlotCount[unit]; at += 1) {
    const other = state.studentAt[base + state.unitSlots[at]];
    if (other === -1 || other === found) continue;
    if (other === -2 || found !== -1) return -1;
    found = other;
  }
  return found;
}

/**
 * Moves one request of one student to a unit chosen by chance, or to none: what is in the way goes elsewhere, to the
 * place that became free first. Caps may be passed (`state.over` counts it). Changes are in the journal.
 */
export function moveRequest(state: State, request: number): void {
  const { model } = state;
  const from = model.optionStart[request];
  const count = model.optionStart[request + 1] - from;
  const before = state.assigned[request];
  if (
    before >= 0 &&
    (count === 1 || (state.unitSeats[before] > model.unitCap[before] && nextUnit(state.random) < 0.1))
  ) {
    unseat(state, request);
    if (state.fills) refill(state, model.requestStudent[request]);
    return;
  }
  let unit = model.options[from + nextBelow(state.random, count)];
  if (unit === before) unit = model.options[from + nextBelow(state.random, count)];
  moveRequestTo(state, request, unit);
}

/** Moves one request to this unit, or to none where a rule keeps it out; else as `moveRequest`. */
export function moveRequestTo(state: State, request: number, unit: number): void {
  const before = state.assigned[request];
  if (unit === before) return;
  if (before >= 0) unseat(state, request);
  const out = makeWay(state, request, unit);
  if (out === -1 || !fits(state, request, unit)) return;
  seat(state, request, unit);
  reseatEjected(state, out, request, true);
  if (state.fills) refill(state, state.model.requestStudent[request]);
}

/** Drops the alternates that a student does not need any more, and seats those that are needed now. */
export function refill(state: State, student: number): void {
  trimAlternates(state, student);
  fillAlternates(state, student);
}

/** Seats an alternate that would fill a hole; what is in the way goes elsewhere, above caps if need be. */
export function forceAlternate(state: State, request: number, unit: number): boolean {
  if (state.assigned[request] >= 0 || !isAlternateWanted(state, request)) return false;
  const out = makeWay(state, request, unit);
  if (out === -1 || !fits(state, request, unit)) return false;
  seat(state, request, unit);
  reseatEjected(state, out, request, true);
  refill(state, state.model.requestStudent[request]);
  return true;
}

function reseatEjected(state: State, count: number, keep: number, isOverAllowed: boolean): void {
  // `makeWay` is not called again before all are seated, so that the list stays as it is.
  for (let index = 0; index < count; index += 1) {
    const other = state.ejected[index];
    if (state.model.requestIsAlternate[other] === 0) reseat(state, other, keep, isOverAllowed);
  }
}

/**
 * Gives an unmet request a seat that somebody else has to leave if the unit is full: who leaves goes elsewhere, or
 * misses it instead. Caps hold before and after.
 */
export function exchangeSeat(state: State, request: number): void {
  const { model } = state;
  const student = model.requestStudent[request];
  const from = model.optionStart[request];
  const unit = model.options[from + nextBelow(state.random, model.optionStart[request + 1] - from)];
  const before = state.assigned[request];
  if (unit === before) return;
  if (before >= 0) unseat(state, request);
  else if (model.requestIsAlternate[request] === 1 && !isAlternateWanted(state, request)) return;
  const out = makeWay(state, request, unit);
  if (out === -1 || !fits(state, request, unit)) return;
  let leaver = -1;
  if (state.unitSeats[unit] >= model.unitCap[unit]) {
    if (state.unitSeats[unit] === 0) return;
    leaver = state.unitMembers[unit * state.unitMemberWidth + nextBelow(state.random, state.unitSeats[unit])];
    unseat(state, leaver);
  }
  seat(state, request, unit);
  reseatEjected(state, out, request, false);
  if (leaver !== -1) {
    if (model.requestIsAlternate[leaver] === 0) reseat(state, leaver, -1, false);
    const other = model.requestStudent[leaver];
    trimAlternates(state, other);
    fillAlternates(state, other);
  }
  trimAlternates(state, student);
  fillAlternates(state, student);
}
