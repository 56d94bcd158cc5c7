import { linkKinds, type Model } from '../model/model.ts';
import { areInARow, areNear, follows, patternsMeet } from './pattern-pairs.ts';
import type { State } from './state.ts';

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
