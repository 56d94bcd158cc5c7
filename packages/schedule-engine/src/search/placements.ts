import { wasPlaced, wasUnplaced } from './journal-kinds.ts';
import { note } from './note.ts';
import { isAsBefore } from './previous.ts';
import { roomChangesAround } from './room-changes.ts';
import type { State } from './state.ts';

/** Preps that cost nothing: the goal counts those above. */
const freePreps = 2;

/** Adds (`step` 1) or takes away (-1) a section's slots from a teacher's time and loads. */
function countTeacher(state: State, section: number, teacher: number, pattern: number, step: 1 | -1): void {
  const { model } = state;
  const group = model.sectionGroup[section];
  for (let at = model.patternStart[pattern]; at < model.patternStart[pattern + 1]; at += 1) {
    const slot = model.patternSlots[at];
    state.teacherAt[teacher * model.slotCount + slot] = step === 1 ? section : -1;
    for (let list = model.slotGroupStart[slot]; list < model.slotGroupStart[slot + 1]; list += 1)
      state.teacherGroupTaken[teacher * model.slotGroupCount + model.slotGroups[list]] += step;
    for (let list = model.teacherTeamStart[teacher]; list < model.teacherTeamStart[teacher + 1]; list += 1)
      state.teamBusy[model.teacherTeams[list] * model.slotCount + slot] += step;
  }
  for (let term = model.patternFirstTerm[pattern]; term <= model.patternLastTerm[pattern]; term += 1) {
    if ((model.patternTerms[pattern] & (1 << term)) === 0) continue;
    const cell = teacher * model.termCount + term;
    const groupCell = (teacher * model.groupCount + group) * model.termCount + term;
    state.teacherSections[cell] += step;
    const before = state.teacherGroupSections[groupCell];
    state.teacherGroupSections[groupCell] = before + step;
    if (before !== (step === 1 ? 0 : 1)) continue;
    state.teacherPreps[cell] += step;
    const preps = step === 1 ? state.teacherPreps[cell] : state.teacherPreps[cell] + 1;
    if (preps > freePreps) state.cost += step * state.weights.preps;
  }
}

/** The unit's slots, written anew from where its sections stand; none while one of them stands nowhere. */
function spreadUnit(state: State, unit: number): void {
  const { model } = state;
  let count = 0;
  let first = model.termCount;
  let last = -1;
  for (let list = model.unitSectionStart[unit]; list < model.unitSectionStart[unit + 1]; list += 1) {
    const pattern = state.sectionPattern[model.unitSections[list]];
    if (pattern === -1) {
      state.unitSlotCount[unit] = 0;
      return;
    }
    first = Math.min(first, model.patternFirstTerm[pattern]);
    last = Math.max(last, model.patternLastTerm[pattern]);
    for (let at = model.patternStart[pattern]; at < model.patternStart[pattern + 1]; at += 1) {
      state.unitSlots[unit * state.unitSlotWidth + count] = model.patternSlots[at];
      count += 1;
    }
  }
  state.unitSlotCount[unit] = count;
  state.unitFirstTerm[unit] = first;
  state.unitLastTerm[unit] = last;
}

/** Adds (`step` 1) or takes away (-1) what it costs that a section stands where it does, beside what stands already. */
function priceStanding(state: State, section: number, step: 1 | -1): void {
  const { weights } = state;
  if (weights.roomChanges > 0) state.cost += step * weights.roomChanges * roomChangesAround(state, section);
  if (weights.stability > 0 && isAsBefore(state, section)) state.cost -= step * weights.stability;
}

/** Puts a section that stands nowhere to a pattern, with its teachers and room; its unit seats nobody then. */
export function place(
  state: State,
  section: number,
  pattern: number,
  teacher: number,
  coTeacher: number,
  room: number,
): void {
  const { model } = state;
  state.unplacedCount -= 1;
  state.cost -= state.weights.unplaced;
  state.sectionPattern[section] = pattern;
  state.sectionTeacher[section] = teacher;
  state.sectionCoTeacher[section] = coTeacher;
  state.sectionRoom[section] = room;
  if (teacher !== -1) countTeacher(state, section, teacher, pattern, 1);
  if (coTeacher !== -1) countTeacher(state, section, coTeacher, pattern, 1);
  if (room !== -1)
    for (let at = model.patternStart[pattern]; at < model.patternStart[pattern + 1]; at += 1)
      state.roomAt[room * model.slotCount + model.patternSlots[at]] = section;
  priceStanding(state, section, 1);
  spreadUnit(state, model.sectionUnit[section]);
  note(state, wasPlaced, section, 0, 0, 0);
}

/** Takes a section from its place; its unit seats nobody then. */
export function unplace(state: State, section: number): void {
  const { model } = state;
  const pattern = state.sectionPattern[section];
  const teacher = state.sectionTeacher[section];
  const coTeacher = state.sectionCoTeacher[section];
  const room = state.sectionRoom[section];
  priceStanding(state, section, -1);
  if (teacher !== -1) countTeacher(state, section, teacher, pattern, -1);
  if (coTeacher !== -1) countTeacher(state, section, coTeacher, pattern, -1);
  if (room !== -1)
    for (let at = model.patternStart[pattern]; at < model.patternStart[pattern + 1]; at += 1)
      state.roomAt[room * model.slotCount + model.patternSlots[at]] = -1;
  state.unplacedCount += 1;
  state.cost += state.weights.unplaced;
  state.sectionPattern[section] = -1;
  state.sectionTeacher[section] = -1;
  state.sectionCoTeacher[section] = -1;
  state.sectionRoom[section] = -1;
  spreadUnit(state, model.sectionUnit[section]);
  note(state, wasUnplaced, section, pattern, teacher, ((coTeacher + 1) & 0xffff) | ((room + 1) << 16));
}

/** Whether every slot of the pattern is free in a table of `who × slot`. */
export function isFree(state: State, table: Int32Array, who: number, pattern: number): boolean {
  const { model } = state;
  for (let at = model.patternStart[pattern]; at < model.patternStart[pattern + 1]; at += 1)
    if (table[who * model.slotCount + model.patternSlots[at]] !== -1) return false;
  return true;
}
