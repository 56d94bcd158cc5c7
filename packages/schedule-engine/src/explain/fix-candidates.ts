import type { Model } from '../model/model.ts';
import type { State } from '../search/state.ts';
import { isAlternateWanted } from '../search/student-move.ts';
import type { Board } from '../what-if/board.ts';
import type { Move } from '../what-if/move.ts';

/** Alternates of the student that could stand in for an unmet primary, in the order of their rank. */
export function alternateMoves({ plain: { model, state } }: Board, request: number): Move[] {
  const student = model.requestStudent[request];
  const moves: Move[] = [];
  for (let at = model.studentRequestStart[student]; at < model.studentRequestStart[student + 1]; at += 1) {
    if (model.requestIsAlternate[at] === 0 || state.assigned[at] >= 0) continue;
    const instead = model.requestInsteadOf[at];
    if (instead !== -1 && instead !== request) continue;
    // A primary that no section offers is no miss of the search, and an alternate may stand in for it all the same.
    const isOffered = model.optionStart[request] < model.optionStart[request + 1];
    if (isOffered && !isAlternateWanted(state, at)) continue;
    moves.push({
      kind: 'SEAT',
      student: model.ids.students[student],
      course: model.ids.courses[model.requestCourse[at]],
    });
  }
  return moves;
}

/**
 * Moves of sections that may free a seat for an unmet request: a section of the course with a seat goes to where the
 * student is free, or what the student has at its time goes elsewhere; where a teacher stands in the way, the two
 * sections change places. Most promising first.
 */
export function sectionMoves({ plain: { model, state } }: Board, request: number): Move[] {
  const student = model.requestStudent[request];
  const open: number[] = [];
  const inTheWay = new Set<number>();
  for (let at = model.optionStart[request]; at < model.optionStart[request + 1]; at += 1) {
    const unit = model.options[at];
    if (state.unitSeats[unit] >= model.unitCap[unit]) continue;
    open.push(unit);
    for (const slot of slotsOf(state, unit)) {
      const other = state.studentAt[student * model.slotCount + slot];
      if (other >= 0) inTheWay.add(state.assigned[other]);
    }
  }
  return [...open, ...inTheWay].flatMap((unit) =>
    Array.from(
      model.unitSections.subarray(model.unitSectionStart[unit], model.unitSectionStart[unit + 1]),
    ).flatMap((section) => placesFor(model, state, section, student)),
  );
}

const slotsOf = (state: State, unit: number): Int32Array =>
  state.unitSlots.subarray(
    unit * state.unitSlotWidth,
    unit * state.unitSlotWidth + state.unitSlotCount[unit],
  );

/** Patterns of a section at which the student has nothing else, as moves, or as swaps with what its teacher teaches then. */
function placesFor(model: Model, state: State, section: number, student: number): Move[] {
  const moves: Move[] = [];
  const id = model.ids.sections[section];
  for (let at = model.sectionPatternStart[section]; at < model.sectionPatternStart[section + 1]; at += 1) {
    const pattern = model.sectionPatterns[at];
    if (pattern === state.sectionPattern[section]) continue;
    const slots = model.patternSlots.subarray(model.patternStart[pattern], model.patternStart[pattern + 1]);
    if (slots.some((slot) => state.studentAt[student * model.slotCount + slot] !== -1)) continue;
    const teacher = state.sectionTeacher[section];
    const busy = teacher === -1 ? -1 : state.teacherAt[teacher * model.slotCount + slots[0]];
    moves.push(
      busy >= 0 && busy !== section
        ? { kind: 'SWAP_SECTIONS', sections: [id, model.ids.sections[busy]] }
        : { kind: 'MOVE_SECTION', section: id, pattern: model.ids.patterns[pattern] },
    );
  }
  return moves;
}

/** Full sections that would meet a request with one more seat: first those at a time that the student has free. */
export function seatMoves({ plain: { model, state } }: Board, request: number): Move[] {
  const student = model.requestStudent[request];
  const inTheWay = (unit: number) =>
    slotsOf(state, unit).reduce(
      (sum, slot) => sum + (state.studentAt[student * model.slotCount + slot] === -1 ? 0 : 1),
      0,
    );
  return Array.from(model.options.subarray(model.optionStart[request], model.optionStart[request + 1]))
    .filter((unit) => state.unitSlotCount[unit] > 0 && state.unitSeats[unit] >= model.unitCap[unit])
    .sort((one, other) => inTheWay(one) - inTheWay(other) || one - other)
    .map((unit) => ({
      kind: 'ADD_SEATS',
      section: model.ids.sections[model.unitSections[model.unitSectionStart[unit]]],
      seats: 1,
    }));
}
