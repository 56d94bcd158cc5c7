import { linkKinds, type Model } from '../model/model.ts';
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

/** Slots one after the other that a teacher would teach if these were taken too. */
function staysWithinConsecutive(state: State, teacher: number, pattern: number): boolean {
  const { model } = state;
  const limit = model.teacherMaxConsecutive[teacher];
  if (limit >= model.slotCount) return true;
  const base = teacher * model.slotCount;
  const isTaken = (slot: number): boolean => {
    if (state.teacherAt[base + slot] >= 0) return true;
    for (let at = model.patternStart[pattern]; at < model.patternStart[pattern + 1]; at += 1)
      if (model.patternSlots[at] === slot) return true;
    return false;
  };
  for (let at = model.patternStart[pattern]; at < model.patternStart[pattern + 1]; at += 1) {
    const slot = model.patternSlots[at];
    let run = 1;
    for (let before = slot; model.slotFollows[before] === 1 && isTaken(before - 1); before -= 1) run += 1;
    for (
      let after = slot + 1;
      after < model.slotCount && model.slotFollows[after] === 1 && isTaken(after);
      after += 1
    )
      run += 1;
    if (run > limit) return false;
  }
  return true;
}

/** Whether the teams of a teacher keep their common planning if the teacher taught in these slots too. */
function keepsPlanning(state: State, teacher: number, pattern: number): boolean {
  const { model } = state;
  for (let list = model.teacherTeamStart[teacher]; list < model.teacherTeamStart[teacher + 1]; list += 1) {
    const team = model.teacherTeams[list];
    const wanted = model.teamPlanning[team];
    if (wanted === 0) continue;
    for (let at = model.patternStart[pattern]; at < model.patternStart[pattern + 1]; at += 1) {
      const day = model.slotDay[model.patternSlots[at]];
      let free = 0;
      for (let slot = 0; slot < model.slotCount; slot += 1) {
        if (model.slotDay[slot] !== day || state.teamBusy[team * model.slotCount + slot] > 0) continue;
        free += 1;
        for (let own = model.patternStart[pattern]; own < model.patternStart[pattern + 1]; own += 1)
          if (model.patternSlots[own] === slot) free -= 1;
      }
      if (free < wanted) return false;
    }
  }
  return true;
}

/** Whether a teacher who teaches elsewhere already may take this section in this pattern, by every rule on teachers. */
export function canTeach(state: State, teacher: number, section: number, pattern: number): boolean {
  const { model } = state;
  if (!isFree(state, state.teacherAt, teacher, pattern)) return false;
  const group = model.sectionGroup[section];
  for (let term = model.patternFirstTerm[pattern]; term <= model.patternLastTerm[pattern]; term += 1) {
    if ((model.patternTerms[pattern] & (1 << term)) === 0) continue;
    const cell = teacher * model.termCount + term;
    if (state.teacherSections[cell] >= model.teacherMaxSections[teacher]) return false;
    const isNewPrep =
      state.teacherGroupSections[(teacher * model.groupCount + group) * model.termCount + term] === 0;
    if (isNewPrep && state.teacherPreps[cell] >= model.teacherMaxPreps[teacher]) return false;
  }
  for (let list = 0; list < model.lunchGroupCount; list += 1) {
    const cell = teacher * model.slotGroupCount + list;
    if (state.teacherGroupTaken[cell] + slotsInGroup(state, pattern, list) > model.teacherGroupLimit[cell])
      return false;
  }
  return staysWithinConsecutive(state, teacher, pattern) && keepsPlanning(state, teacher, pattern);
}

/** Slots of a pattern that are of a slot group. */
function slotsInGroup(state: State, pattern: number, group: number): number {
  const { model } = state;
  let count = 0;
  for (let at = model.patternStart[pattern]; at < model.patternStart[pattern + 1]; at += 1) {
    const slot = model.patternSlots[at];
    for (let list = model.slotGroupStart[slot]; list < model.slotGroupStart[slot + 1]; list += 1)
      if (model.slotGroups[list] === group) count += 1;
  }
  return count;
}

/** Whether two patterns share a slot. */
export function patternsMeet(model: Model, one: number, other: number): boolean {
  for (let at = model.patternStart[one]; at < model.patternStart[one + 1]; at += 1)
    for (let list = model.patternStart[other]; list < model.patternStart[other + 1]; list += 1)
      if (model.patternSlots[at] === model.patternSlots[list]) return true;
  return false;
}

/** Whether `later` begins right after `earlier` on every day on which they meet. */
function follows(model: Model, earlier: number, later: number): boolean {
  return model.patternFollows[earlier * (model.patternStart.length - 1) + later] === 1;
}

/** Whether fewer than `slots` slots lie between two patterns on a day. */
function areNear(model: Model, one: number, other: number, slots: number): boolean {
  for (let at = model.patternStart[one]; at < model.patternStart[one + 1]; at += 1)
    for (let list = model.patternStart[other]; list < model.patternStart[other + 1]; list += 1) {
      const slot = model.patternSlots[at];
      const second = model.patternSlots[list];
      if (model.slotDay[slot] === model.slotDay[second])
        if (Math.abs(model.slotPlace[slot] - model.slotPlace[second]) <= slots) return true;
    }
  return false;
}

function hasSlot(model: Model, pattern: number, slot: number): boolean {
  for (let at = model.patternStart[pattern]; at < model.patternStart[pattern + 1]; at += 1)
    if (model.patternSlots[at] === slot) return true;
  return false;
}

/** Whether one of two patterns goes on right where the other ends; who meets at the same time does not follow. */
export function areInARow(model: Model, one: number, other: number): boolean {
  for (let at = model.patternStart[one]; at < model.patternStart[one + 1]; at += 1)
    for (let list = model.patternStart[other]; list < model.patternStart[other + 1]; list += 1) {
      const slot = model.patternSlots[at];
      const second = model.patternSlots[list];
      if (Math.abs(slot - second) !== 1 || model.slotFollows[Math.max(slot, second)] === 0) continue;
      if (!hasSlot(model, one, second) && !hasSlot(model, other, slot)) return true;
    }
  return false;
}

/** Whether two linked sections may stand at these patterns, by a link of the first; staff and rooms are not looked at. */
export function linkHolds(model: Model, link: number, pattern: number, other: number): boolean {
  switch (linkKinds[model.linkKind[link]]) {
    case 'SAME_PATTERN':
      return other === pattern;
    case 'DIFFERENT_TIME':
      return !patternsMeet(model, other, pattern);
    case 'RIGHT_BEFORE':
      return follows(model, pattern, other);
    case 'RIGHT_AFTER':
      return follows(model, other, pattern);
    case 'SAME_PERIOD':
      return model.patternBegins[other] === model.patternBegins[pattern];
    case 'GAP':
      return !areNear(model, other, pattern, model.linkSlots[link]);
    case 'SAME_TEACHER':
    case 'SAME_ROOM_IN_A_ROW':
      return true;
  }
}

/** Whether a section may be in a room beside the sections that it shares rooms with. */
export function keepsRooms(state: State, section: number, pattern: number, room: number): boolean {
  const { model } = state;
  for (let list = model.linkStart[section]; list < model.linkStart[section + 1]; list += 1) {
    if (linkKinds[model.linkKind[list]] !== 'SAME_ROOM_IN_A_ROW') continue;
    const other = model.linkOther[list];
    const there = state.sectionRoom[other];
    if (there !== -1 && there !== room && areInARow(model, state.sectionPattern[other], pattern))
      return false;
  }
  for (
    let list = model.sectionRoomSetStart[section];
    list < model.sectionRoomSetStart[section + 1];
    list += 1
  )
    if (
      roomsWith(state, model.sectionRoomSets[list], section, room) >
      model.roomSetMost[model.sectionRoomSets[list]]
    )
      return false;
  return true;
}

/** Rooms that a set of sections would be in if one of them were in this one. */
function roomsWith({ model, sectionRoom }: State, set: number, section: number, room: number): number {
  const rooms = new Set([room]);
  for (let at = model.roomSetStart[set]; at < model.roomSetStart[set + 1]; at += 1) {
    const other = model.roomSetSections[at];
    if (other !== section && sectionRoom[other] !== -1) rooms.add(sectionRoom[other]);
  }
  return rooms.size;
}

/** Whether a section may stand at a pattern (with a teacher) beside the sections that it is linked with. */
export function keepsLinks(state: State, section: number, pattern: number, teacher: number): boolean {
  const { model } = state;
  // Sections that a student takes together cannot be at the same time.
  const unit = model.sectionUnit[section];
  for (let list = model.unitSectionStart[unit]; list < model.unitSectionStart[unit + 1]; list += 1) {
    const other = model.unitSections[list];
    const at = state.sectionPattern[other];
    if (other !== section && at !== -1 && patternsMeet(model, at, pattern)) return false;
  }
  for (let list = model.linkStart[section]; list < model.linkStart[section + 1]; list += 1) {
    const other = model.linkOther[list];
    const at = state.sectionPattern[other];
    if (at === -1) continue;
    if (linkKinds[model.linkKind[list]] === 'SAME_TEACHER' && state.sectionTeacher[other] !== teacher)
      return false;
    if (!linkHolds(model, list, pattern, at)) return false;
  }
  return true;
}
