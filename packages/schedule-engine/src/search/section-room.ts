import { wasRoomed } from './journal-kinds.ts';
import { keepsRooms } from './keeps-links.ts';
import { note } from './note.ts';
import { isAsBefore } from './previous.ts';
import { nextBelow } from './random.ts';
import { roomChangesAround } from './room-changes.ts';
import type { State } from './state.ts';

/** Gives a section that stands somewhere another room, or none (-1) for a moment; students and teachers stay. */
export function setRoom(state: State, section: number, room: number): void {
  const { model, weights } = state;
  const before = state.sectionRoom[section];
  const pattern = state.sectionPattern[section];
  if (weights.roomChanges > 0) state.cost -= weights.roomChanges * roomChangesAround(state, section);
  if (weights.stability > 0 && isAsBefore(state, section)) state.cost += weights.stability;
  for (let at = model.patternStart[pattern]; at < model.patternStart[pattern + 1]; at += 1) {
    const slot = model.patternSlots[at];
    if (before !== -1) state.roomAt[before * model.slotCount + slot] = -1;
    if (room !== -1) state.roomAt[room * model.slotCount + slot] = section;
  }
  state.sectionRoom[section] = room;
  if (weights.roomChanges > 0) state.cost += weights.roomChanges * roomChangesAround(state, section);
  if (weights.stability > 0 && isAsBefore(state, section)) state.cost -= weights.stability;
  note(state, wasRoomed, section, before, 0, 0);
}

/**
 * Moves a section to a room that is free, or lets it change rooms with one that meets at the same time: to where its
 * teacher comes from or goes on to, or anywhere. False, and nothing is changed, where that cannot be.
 */
export function changeRoom(state: State, section: number): boolean {
  const { model, random } = state;
  const before = state.sectionRoom[section];
  const from = model.sectionRoomStart[section];
  const count = model.sectionRoomStart[section + 1] - from;
  if (before === -1 || count < 2) return false;
  const near = nextBelow(random, 2) === 0 ? roomNear(state, section) : -1;
  const room = near === -1 ? model.sectionRooms[from + nextBelow(random, count)] : near;
  if (room === before || !mayTake(state, section, room)) return false;
  const pattern = state.sectionPattern[section];
  const other = occupant(state, room, pattern);
  if (other === -2) return false;
  if (other === -1) {
    if (!keepsRooms(state, section, pattern, room)) return false;
    setRoom(state, section, room);
    return true;
  }
  if (state.sectionPattern[other] !== pattern || !mayTake(state, other, before)) return false;
  changeOver(state, section, other);
  if (keepsRooms(state, section, pattern, room) && keepsRooms(state, other, pattern, before)) return true;
  changeOver(state, section, other);
  return false;
}

/** Lets two sections that meet at the same time change rooms. */
function changeOver(state: State, section: number, other: number): void {
  const before = state.sectionRoom[section];
  const room = state.sectionRoom[other];
  setRoom(state, other, -1);
  setRoom(state, section, room);
  setRoom(state, other, before);
}

function mayTake({ model }: State, section: number, room: number): boolean {
  for (let at = model.sectionRoomStart[section]; at < model.sectionRoomStart[section + 1]; at += 1)
    if (model.sectionRooms[at] === room) return true;
  return false;
}

/** The room in which the teacher is right before or right after; -1 if in none, or in this one. */
function roomNear(state: State, section: number): number {
  const { model } = state;
  const pattern = state.sectionPattern[section];
  const base = state.sectionTeacher[section] * model.slotCount;
  if (base < 0) return -1;
  for (let at = model.patternStart[pattern]; at < model.patternStart[pattern + 1]; at += 1) {
    const slot = model.patternSlots[at];
    for (const near of [slot - 1, slot + 1]) {
      if (near < 0 || near >= model.slotCount || model.slotFollows[Math.max(slot, near)] === 0) continue;
      const other = state.teacherAt[base + near];
      if (
        other >= 0 &&
        state.sectionRoom[other] !== -1 &&
        state.sectionRoom[other] !== state.sectionRoom[section]
      )
        return state.sectionRoom[other];
    }
  }
  return -1;
}

/** The one section that has a room in all slots of a pattern; -1 if it is free in all of them, -2 if neither. */
function occupant({ model, roomAt }: State, room: number, pattern: number): number {
  const first = model.patternStart[pattern];
  const found = roomAt[room * model.slotCount + model.patternSlots[first]];
  for (let at = first + 1; at < model.patternStart[pattern + 1]; at += 1)
    if (roomAt[room * model.slotCount + model.patternSlots[at]] !== found) return -2;
  return found;
}
