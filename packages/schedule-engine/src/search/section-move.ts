import { placeAt } from './find-place.ts';
import { unplace } from './placements.ts';
import { nextBelow, shuffle } from './random.ts';
import { seat, unseat } from './seats.ts';
import { isOptionOf } from './short-groups.ts';
import type { State } from './state.ts';
import { fillAlternates, trimAlternates } from './student-move.ts';
import { fits, seatSomewhere } from './student-seats.ts';

/** Takes all students out of a unit, onto the end of a list of requests. */
function clearUnit(state: State, unit: number, out: number[]): void {
  const base = unit * state.unitMemberWidth;
  while (state.unitSeats[unit] > 0) {
    const request = state.unitMembers[base + state.unitSeats[unit] - 1];
    unseat(state, request);
    out.push(request);
  }
}

/** Seats those who sat in a moved unit: there again if they can, else elsewhere, else above a cap; then who missed it. */
function settle(state: State, leavers: number[], units: readonly number[], isOverAllowed: boolean): void {
  const { model, random } = state;
  shuffle(random, leavers);
  let waiting = 0;
  for (const request of leavers) {
    const unit = units.find((candidate) => model.unitGroup[candidate] === model.requestGroup[request]) ?? -1;
    if (
      unit !== -1 &&
      state.unitSeats[unit] < model.unitCap[unit] &&
      isOptionOf(state, request, unit) &&
      fits(state, request, unit)
    )
      seat(state, request, unit);
    else {
      leavers[waiting] = request;
      waiting += 1;
    }
  }
  for (let index = 0; index < waiting; index += 1) {
    const request = leavers[index];
    if (model.requestIsAlternate[request] === 1) continue;
    if (!seatSomewhere(state, request, -1, false) && isOverAllowed) seatSomewhere(state, request, -1, true);
  }
  for (let index = state.unmetCount - 1; index >= 0; index -= 1) {
    const request = state.unmet[index];
    const group = model.requestGroup[request];
    if (!units.some((unit) => model.unitGroup[unit] === group)) continue;
    if (seatSomewhere(state, request, -1, false)) trimAlternates(state, model.requestStudent[request]);
  }
  for (const request of leavers) {
    trimAlternates(state, model.requestStudent[request]);
    if (!isOverAllowed || state.fills) fillAlternates(state, model.requestStudent[request]);
  }
}

const staffOf = (state: State, section: number) => ({
  teacher: state.sectionTeacher[section],
  coTeacher: state.sectionCoTeacher[section],
  room: state.sectionRoom[section],
});

function somePattern(state: State, section: number): number {
  const { model } = state;
  const from = model.sectionPatternStart[section];
  return model.sectionPatterns[from + nextBelow(state.random, model.sectionPatternStart[section + 1] - from)];
}

function allows(state: State, section: number, pattern: number): boolean {
  const { model } = state;
  for (let at = model.sectionPatternStart[section]; at < model.sectionPatternStart[section + 1]; at += 1)
    if (model.sectionPatterns[at] === pattern) return true;
  return false;
}

/**
 * Moves a section to a pattern chosen by chance. Where its teacher teaches another section then, the two change
 * places. False where a rule stands against it: then the journal holds changes that must be taken back.
 */
export function moveSection(state: State, section: number, isOverAllowed: boolean): boolean {
  const { model } = state;
  const from = model.sectionPatternStart[section];
  if (model.sectionPatternStart[section + 1] === from) return false;
  const pattern = somePattern(state, section);
  const before = state.sectionPattern[section];
  if (pattern === before) return false;
  const teacher = state.sectionTeacher[section];
  if (before !== -1 && teacher !== -1) {
    const busyWith =
      state.teacherAt[teacher * model.slotCount + model.patternSlots[model.patternStart[pattern]]];
    if (busyWith >= 0 && busyWith !== section && nextBelow(state.random, 2) === 0)
      return swapSections(state, section, busyWith, isOverAllowed);
  }
  return moveSectionTo(state, section, pattern, isOverAllowed);
}

/** Moves a section to this pattern; false as above. */
export function moveSectionTo(
  state: State,
  section: number,
  pattern: number,
  isOverAllowed: boolean,
): boolean {
  const leavers: number[] = [];
  const unit = state.model.sectionUnit[section];
  clearUnit(state, unit, leavers);
  const wished = staffOf(state, section);
  if (state.sectionPattern[section] !== -1) unplace(state, section);
  if (!placeAt(state, section, pattern, wished)) return false;
  settle(state, leavers, [unit], isOverAllowed);
  return true;
}

/** Lets two sections change patterns; false as above. */
export function swapSections(state: State, one: number, other: number, isOverAllowed: boolean): boolean {
  const { model } = state;
  const first = state.sectionPattern[one];
  const second = state.sectionPattern[other];
  if (first === -1 || second === -1 || first === second) return false;
  if (!allows(state, one, second) || !allows(state, other, first)) return false;
  const leavers: number[] = [];
  const units = [model.sectionUnit[one], model.sectionUnit[other]];
  if (units[0] === units[1]) units.pop();
  for (const unit of units) clearUnit(state, unit, leavers);
  const staff = [staffOf(state, one), staffOf(state, other)] as const;
  unplace(state, one);
  unplace(state, other);
  if (!placeAt(state, one, second, staff[0]) || !placeAt(state, other, first, staff[1])) return false;
  settle(state, leavers, units, isOverAllowed);
  return true;
}

/** Changes who teaches a section, or where, and nothing else: students stay. Room and teacher are chosen by chance. */
export function changeStaff(state: State, section: number, isOverAllowed: boolean): boolean {
  const { model } = state;
  const pattern = state.sectionPattern[section];
  if (pattern === -1) return false;
  const leavers: number[] = [];
  const unit = model.sectionUnit[section];
  clearUnit(state, unit, leavers);
  unplace(state, section);
  if (!placeAt(state, section, pattern, { teacher: -1, coTeacher: -1, room: -1 })) return false;
  settle(state, leavers, [unit], isOverAllowed);
  return true;
}
