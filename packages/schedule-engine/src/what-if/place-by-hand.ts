import type { PlacedSection } from '../problem/solution.ts';
import { placeAt } from '../search/find-place.ts';
import { isFree, place, unplace } from '../search/placements.ts';
import { unseat } from '../search/seats.ts';
import type { State } from '../search/state.ts';
import type { Stage } from './board.ts';

/** Who teaches a section and where, as a person wants it: undefined keeps who is there or finds somebody; null: nobody. */
export type Staff = {
  readonly teacher?: string | null | undefined;
  readonly room?: string | null | undefined;
};

/** Takes all students out of a unit, and tells their requests. */
export function clearUnit(state: State, unit: number): number[] {
  const out: number[] = [];
  while (state.unitSeats[unit] > 0) {
    const request = state.unitMembers[unit * state.unitMemberWidth + state.unitSeats[unit] - 1];
    unseat(state, request);
    out.push(request);
  }
  return out;
}

/**
 * Puts a section that stands nowhere to a pattern, as a person wants it, whatever rule that breaks, and says where it
 * stands then. Somebody who is taken at the time cannot stand twice in the state's tables: such a teacher or room is in
 * the answer alone, where the recount finds it.
 */
export function placeByHand(stage: Stage, section: number, pattern: number, staff: Staff): PlacedSection {
  const { state, model } = stage;
  const { teachers, rooms } = model.ids;
  const was = stage.placed[section];
  const wished = {
    teacher: staff.teacher === undefined ? was.teacher : staff.teacher,
    coTeacher: was.coTeacher ?? null,
    room: staff.room === undefined ? was.room : staff.room,
  };
  const mark = {
    teacher: wished.teacher === null ? -1 : teachers.indexOf(wished.teacher),
    coTeacher: wished.coTeacher === null ? -1 : teachers.indexOf(wished.coTeacher),
    room: wished.room === null ? -1 : rooms.indexOf(wished.room),
  };
  const isKept = (index: number, at: Int32Array, wish: string | null | undefined) =>
    wish === undefined || at[section] === index;
  if (placeAt(state, section, pattern, mark)) {
    const isAsWished =
      isKept(mark.teacher, state.sectionTeacher, staff.teacher) &&
      isKept(mark.room, state.sectionRoom, staff.room);
    if (isAsWished) return standing(stage, section);
    unplace(state, section);
  }
  const free = (table: Int32Array, who: number) =>
    who !== -1 && isFree(state, table, who, pattern) ? who : -1;
  const teacher = free(state.teacherAt, mark.teacher);
  const coTeacher = mark.coTeacher === mark.teacher ? -1 : free(state.teacherAt, mark.coTeacher);
  place(state, section, pattern, teacher, coTeacher, free(state.roomAt, mark.room));
  return {
    ...standing(stage, section),
    teacher: wished.teacher,
    room: wished.room,
    ...(was.coTeacher === undefined ? {} : { coTeacher: wished.coTeacher }),
  };
}

/** Where a section stands by the state's tables. */
export function standing(stage: Stage, section: number): PlacedSection {
  const { state, model } = stage;
  const { id, courses, cap } = stage.placed[section];
  const idOrNull = (ids: readonly string[], index: number) => (index < 0 ? null : ids[index]);
  return {
    id,
    courses,
    cap,
    pattern: idOrNull(model.ids.patterns, state.sectionPattern[section]),
    teacher: idOrNull(model.ids.teachers, state.sectionTeacher[section]),
    ...(model.sectionNeedsCoTeacher[section] === 1
      ? { coTeacher: idOrNull(model.ids.teachers, state.sectionCoTeacher[section]) }
      : {}),
    room: idOrNull(model.ids.rooms, state.sectionRoom[section]),
  };
}
