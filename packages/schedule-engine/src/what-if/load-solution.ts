import type { Model } from '../model/model.ts';
import { positions } from '../model/ragged.ts';
import type { PlacedSection, ScheduleSolution, Seat } from '../problem/solution.ts';
import { isFree, place } from '../search/placements.ts';
import { seat } from '../search/seats.ts';
import { createState, type State, type Weights } from '../search/state.ts';
import { fits } from '../search/student-seats.ts';

/** A part of a schedule that the search could not hold, because it breaks a rule or names what the problem does not know. */
export type LeftOut = { readonly section: string; readonly student?: string; readonly sentence: string };

/** Chance of a loaded state: the same move gets the same answer every time. */
const seed = 1;

/**
 * A state out of a schedule that stands, whoever made it. What the state cannot hold (two sections of one teacher at
 * a time, a seat against a rule) is left out, and told.
 */
export function loadSolution(
  model: Model,
  weights: Weights,
  solution: ScheduleSolution,
): { state: State; leftOut: LeftOut[] } {
  const state = createState(model, weights, seed);
  const leftOut: LeftOut[] = [];
  const sectionIndex = positions(model.ids.sections);
  const where = {
    patterns: positions(model.ids.patterns),
    teachers: positions(model.ids.teachers),
    rooms: positions(model.ids.rooms),
  };
  for (const placed of solution.sections) {
    const section = sectionIndex.get(placed.id);
    const sentence =
      section === undefined
        ? `Section ${placed.id} is none of the problem’s; it is left out.`
        : loadPlace(state, section, placed, where);
    if (sentence !== undefined) leftOut.push({ section: placed.id, sentence });
  }
  const studentIndex = positions(model.ids.students);
  const courseIndex = positions(model.ids.courses);
  for (const taken of solution.seats) {
    const section = sectionIndex.get(taken.section);
    const student = studentIndex.get(taken.student);
    const course = courseIndex.get(taken.course);
    const request =
      student === undefined || course === undefined ? -1 : requestFor(model, student, course, taken.as);
    if (section !== undefined && request !== -1 && loadSeat(state, request, model.sectionUnit[section]))
      continue;
    leftOut.push({ section: taken.section, student: taken.student, sentence: seatLeftOut(taken) });
  }
  state.journalLength = 0;
  return { state, leftOut };
}

const seatLeftOut = ({ student, course, section }: Seat): string =>
  `${student}’s seat for ${course} in ${section} breaks a rule or was not asked for; it is left out.`;

function loadPlace(
  state: State,
  section: number,
  placed: PlacedSection,
  where: Record<'patterns' | 'teachers' | 'rooms', ReadonlyMap<string, number>>,
): string | undefined {
  if (placed.pattern === null) return undefined;
  const pattern = where.patterns.get(placed.pattern);
  if (pattern === undefined)
    return `Section ${placed.id} stands at ${placed.pattern}, which is no pattern; it is left unplaced.`;
  const missing: string[] = [];
  const held = (
    id: string | null | undefined,
    all: ReadonlyMap<string, number>,
    table: Int32Array,
  ): number => {
    if (id === null || id === undefined) return -1;
    const who = all.get(id);
    if (who !== undefined && isFree(state, table, who, pattern)) return who;
    missing.push(id);
    return -1;
  };
  const teacher = held(placed.teacher, where.teachers, state.teacherAt);
  const room = held(placed.room, where.rooms, state.roomAt);
  const second = placed.coTeacher === placed.teacher ? null : placed.coTeacher;
  const coTeacher = held(second, where.teachers, state.teacherAt);
  place(state, section, pattern, teacher, coTeacher, room);
  return missing.length === 0
    ? undefined
    : `Section ${placed.id} stands without ${missing.join(' and ')}, who cannot be had at ${placed.pattern}.`;
}

/** The request of a student for a course; -1 if there is none of that kind. */
export function requestFor(
  model: Model,
  student: number,
  course: number,
  as: 'PRIMARY' | 'ALTERNATE' | 'ANY',
): number {
  for (let at = model.studentRequestStart[student]; at < model.studentRequestStart[student + 1]; at += 1)
    if (
      model.requestCourse[at] === course &&
      (as === 'ANY' || (model.requestIsAlternate[at] === 1) === (as === 'ALTERNATE'))
    )
      return at;
  return -1;
}

/** Whether a unit is one of those that may meet a request. */
export function isOption(model: Model, request: number, unit: number): boolean {
  for (let at = model.optionStart[request]; at < model.optionStart[request + 1]; at += 1)
    if (model.options[at] === unit) return true;
  return false;
}

function loadSeat(state: State, request: number, unit: number): boolean {
  // A unit of several sections has a seat in each, and is taken once.
  if (state.assigned[request] === unit) return true;
  if (state.assigned[request] !== -1 || !isOption(state.model, request, unit)) return false;
  if (state.unitSeats[unit] >= state.unitMemberWidth || !fits(state, request, unit)) return false;
  seat(state, request, unit);
  return true;
}
