import { nextBelow } from './random.ts';
import { seat, unseat } from './seats.ts';
import type { State } from './state.ts';

/** Whether the rules that hang on this student's other courses, other students or teachers let a request into a unit. */
function rulesAllow(state: State, request: number, unit: number): boolean {
  const { model } = state;
  for (let at = model.laterStart[request]; at < model.laterStart[request + 1]; at += 1) {
    const other = state.assigned[model.later[at]];
    if (other >= 0 && state.unitLastTerm[unit] >= state.unitFirstTerm[other]) return false;
  }
  for (let at = model.earlierStart[request]; at < model.earlierStart[request + 1]; at += 1) {
    const other = state.assigned[model.earlier[at]];
    if (other >= 0 && state.unitLastTerm[other] >= state.unitFirstTerm[unit]) return false;
  }
  for (let at = model.apartStart[request]; at < model.apartStart[request + 1]; at += 1)
    if (state.assigned[model.apart[at]] === unit) return false;
  return meetsNoTeacher(state, request, unit);
}

function meetsNoTeacher(state: State, request: number, unit: number): boolean {
  const { model } = state;
  const teachers = model.requestApartTeachers[request];
  if (teachers === undefined) return true;
  for (let list = model.unitSectionStart[unit]; list < model.unitSectionStart[unit + 1]; list += 1) {
    const section = model.unitSections[list];
    if (
      teachers.includes(state.sectionTeacher[section]) ||
      teachers.includes(state.sectionCoTeacher[section])
    )
      return false;
  }
  return true;
}

/** Whether the student is free in all slots of a unit, and keeps lunch and the limits of a day. */
function isOpen(state: State, student: number, unit: number): boolean {
  const { model } = state;
  const first = unit * state.unitSlotWidth;
  const count = state.unitSlotCount[unit];
  if (count === 0) return false;
  const base = student * model.slotCount;
  for (let at = first; at < first + count; at += 1)
    if (state.studentAt[base + state.unitSlots[at]] !== -1) return false;
  return model.slotGroupCount === 0 || brokenSlotGroup(state, student, unit) === -1;
}

/** The first slot group of which the student would take too much; -1 if none. */
export function brokenSlotGroup(state: State, student: number, unit: number): number {
  const { model } = state;
  const first = unit * state.unitSlotWidth;
  const past = first + state.unitSlotCount[unit];
  for (let at = first; at < past; at += 1) {
    const slot = state.unitSlots[at];
    for (let list = model.slotGroupStart[slot]; list < model.slotGroupStart[slot + 1]; list += 1) {
      const group = model.slotGroups[list];
      let taken = state.studentGroupTaken[student * model.slotGroupCount + group];
      for (let own = first; own < past; own += 1) {
        const ownSlot = state.unitSlots[own];
        for (let cell = model.slotGroupStart[ownSlot]; cell < model.slotGroupStart[ownSlot + 1]; cell += 1)
          if (model.slotGroups[cell] === group) taken += 1;
      }
      if (taken > model.studentGroupLimit[student * model.slotGroupCount + group]) return group;
    }
  }
  return -1;
}

/** Whether a request could be seated in a unit as everything stands, apart from the unit's cap. */
export function fits(state: State, request: number, unit: number): boolean {
  return (
    isOpen(state, state.model.requestStudent[request], unit) &&
    (state.model.requestHasRule[request] === 0 || rulesAllow(state, request, unit))
  );
}

/** Seats a request in the first unit that fits and has a free seat, from a chance place on; above a cap if allowed. */
export function seatSomewhere(state: State, request: number, notIn: number, isOverAllowed: boolean): boolean {
  const { model } = state;
  const from = model.optionStart[request];
  const count = model.optionStart[request + 1] - from;
  if (count === 0) return false;
  let at = count > 1 ? nextBelow(state.random, count) : 0;
  let above = -1;
  for (let step = 0; step < count; step += 1) {
    const unit = model.options[from + at];
    at = at + 1 === count ? 0 : at + 1;
    if (unit === notIn) continue;
    const hasSeat = state.unitSeats[unit] < model.unitCap[unit];
    if (!hasSeat && (!isOverAllowed || above !== -1 || state.unitSeats[unit] >= state.unitMemberWidth))
      continue;
    if (!fits(state, request, unit)) continue;
    if (hasSeat) {
      seat(state, request, unit);
      return true;
    }
    above = unit;
  }
  if (above === -1) return false;
  seat(state, request, above);
  return true;
}

/**
 * Takes out of the student's timetable all that stands in the way of a request in a unit; false where something does
 * that cannot be taken out (the student is away, another student, a teacher), and then some may be out already.
 * Those taken out stand in `state.ejected`; returns their count, or -1.
 */
export function makeWay(state: State, request: number, unit: number): number {
  const { model } = state;
  const student = model.requestStudent[request];
  const base = student * model.slotCount;
  const first = unit * state.unitSlotWidth;
  const past = first + state.unitSlotCount[unit];
  if (first === past || state.unitSeats[unit] >= state.unitMemberWidth) return -1;
  for (let at = first; at < past; at += 1) if (state.studentAt[base + state.unitSlots[at]] === -2) return -1;
  let count = 0;
  if (model.requestHasRule[request] === 1) {
    if (!meetsNoTeacher(state, request, unit)) return -1;
    for (let at = model.apartStart[request]; at < model.apartStart[request + 1]; at += 1)
      if (state.assigned[model.apart[at]] === unit) return -1;
    for (let at = model.laterStart[request]; at < model.laterStart[request + 1]; at += 1) {
      const other = model.later[at];
      if (state.assigned[other] < 0 || state.unitLastTerm[unit] < state.unitFirstTerm[state.assigned[other]])
        continue;
      unseat(state, other);
      state.ejected[count] = other;
      count += 1;
    }
    for (let at = model.earlierStart[request]; at < model.earlierStart[request + 1]; at += 1) {
      const other = model.earlier[at];
      if (state.assigned[other] < 0 || state.unitLastTerm[state.assigned[other]] < state.unitFirstTerm[unit])
        continue;
      unseat(state, other);
      state.ejected[count] = other;
      count += 1;
    }
  }
  for (let at = first; at < past; at += 1) {
    const other = state.studentAt[base + state.unitSlots[at]];
    if (other < 0) continue;
    unseat(state, other);
    state.ejected[count] = other;
    count += 1;
  }
  while (model.slotGroupCount > 0) {
    const group = brokenSlotGroup(state, student, unit);
    if (group === -1) break;
    const other = someRequestInGroup(state, student, group);
    if (other === -1) return -1;
    unseat(state, other);
    state.ejected[count] = other;
    count += 1;
  }
  return count;
}

/** A request of the student that takes a slot of the group, by chance; -1 if none does. */
function someRequestInGroup(state: State, student: number, group: number): number {
  const { model } = state;
  const base = student * model.slotCount;
  const offset = nextBelow(state.random, model.slotCount);
  for (let step = 0; step < model.slotCount; step += 1) {
    const slot = (offset + step) % model.slotCount;
    const other = state.studentAt[base + slot];
    if (other < 0) continue;
    for (let list = model.slotGroupStart[slot]; list < model.slotGroupStart[slot + 1]; list += 1)
      if (model.slotGroups[list] === group) return other;
  }
  return -1;
}
