import { canTeach } from './can-teach.ts';
import { keepsLinks, keepsRooms } from './keeps-links.ts';
import { isFree, place } from './placements.ts';
import { nextBelow } from './random.ts';
import type { State } from './state.ts';

const notFound = -2;

/** Somebody of a section's list who passes, the wished one first and then from a place chosen by chance on; -2 if nobody does. */
function choose(
  state: State,
  all: Int32Array,
  start: Int32Array,
  section: number,
  wished: number,
  passes: (candidate: number) => boolean,
): number {
  if (wished >= 0 && passes(wished)) return wished;
  const from = start[section];
  const count = start[section + 1] - from;
  if (count === 0) return notFound;
  const offset = nextBelow(state.random, count);
  for (let step = 0; step < count; step += 1) {
    const candidate = all[from + ((offset + step) % count)];
    if (candidate !== wished && passes(candidate)) return candidate;
  }
  return notFound;
}

/**
 * Puts a section to a pattern with a teacher, a second teacher and a room who can, the wished ones where they can;
 * false, and nothing is changed, where a rule stands against it.
 */
export function placeAt(
  state: State,
  section: number,
  pattern: number,
  wished: { teacher: number; coTeacher: number; room: number },
): boolean {
  const { model } = state;
  let teacher = -1;
  if (model.sectionNeedsTeacher[section] === 1) {
    teacher = choose(
      state,
      model.sectionTeachers,
      model.sectionTeacherStart,
      section,
      wished.teacher,
      (candidate) =>
        canTeach(state, candidate, section, pattern) && keepsLinks(state, section, pattern, candidate),
    );
    if (teacher === notFound) return false;
  } else if (!keepsLinks(state, section, pattern, -1)) return false;
  let coTeacher = -1;
  if (model.sectionNeedsCoTeacher[section] === 1) {
    coTeacher = choose(
      state,
      model.sectionCoTeachers,
      model.sectionCoTeacherStart,
      section,
      wished.coTeacher,
      (candidate) => candidate !== teacher && canTeach(state, candidate, section, pattern),
    );
    if (coTeacher === notFound) return false;
  }
  let room = -1;
  if (model.sectionNeedsRoom[section] === 1) {
    room = choose(
      state,
      model.sectionRooms,
      model.sectionRoomStart,
      section,
      wished.room,
      (candidate) =>
        isFree(state, state.roomAt, candidate, pattern) && keepsRooms(state, section, pattern, candidate),
    );
    if (room === notFound) return false;
  }
  place(state, section, pattern, teacher, coTeacher, room);
  return true;
}
