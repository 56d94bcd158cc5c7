import type { State } from '../search/state.ts';
import { brokenSlotGroup } from '../search/student-seats.ts';

/** A rule that keeps a student out of a section with a seat at a free time, and whom or what it names. */
export type StandingRule = {
  readonly rule:
    | 'COREQUISITES'
    | 'COURSE_SEQUENCE'
    | 'STUDENTS_APART'
    | 'STUDENT_TEACHER_APART'
    | 'LUNCH'
    | 'DAY_LIMIT';
  /** Courses, students, teachers or slots of the school. */
  readonly with: readonly string[];
};

/** The rule that stands against a request in a unit whose slots the student has free; undefined where none does. */
export function standingRule(state: State, request: number, unit: number): StandingRule | undefined {
  const { model } = state;
  const listOf = (start: Int32Array, all: Int32Array) => [
    ...all.subarray(start[request], start[request + 1]),
  ];
  const missing = listOf(model.neededStart, model.needed).filter((other) => state.assigned[other] < 0);
  if (missing.length > 0)
    return {
      rule: 'COREQUISITES',
      with: missing.map((other) => model.ids.courses[model.requestCourse[other]]),
    };
  const later = listOf(model.laterStart, model.later).filter((other) => {
    const at = state.assigned[other];
    return at >= 0 && state.unitLastTerm[unit] >= state.unitFirstTerm[at];
  });
  const earlier = listOf(model.earlierStart, model.earlier).filter((other) => {
    const at = state.assigned[other];
    return at >= 0 && state.unitLastTerm[at] >= state.unitFirstTerm[unit];
  });
  const order = [...later, ...earlier].map((other) => model.ids.courses[model.requestCourse[other]]);
  if (order.length > 0) return { rule: 'COURSE_SEQUENCE', with: order };
  const apart = listOf(model.apartStart, model.apart).filter((other) => state.assigned[other] === unit);
  if (apart.length > 0)
    return {
      rule: 'STUDENTS_APART',
      with: apart.map((other) => model.ids.students[model.requestStudent[other]]),
    };
  const teachers = teachersOf(state, unit).filter((teacher) =>
    model.requestApartTeachers[request]?.includes(teacher),
  );
  if (teachers.length > 0)
    return { rule: 'STUDENT_TEACHER_APART', with: teachers.map((teacher) => model.ids.teachers[teacher]) };
  const group = model.slotGroupCount === 0 ? -1 : brokenSlotGroup(state, model.requestStudent[request], unit);
  if (group === -1) return undefined;
  return { rule: group < model.lunchGroupCount ? 'LUNCH' : 'DAY_LIMIT', with: slotsOfGroup(state, group) };
}

function teachersOf(state: State, unit: number): number[] {
  const { model } = state;
  const sections = model.unitSections.subarray(
    model.unitSectionStart[unit],
    model.unitSectionStart[unit + 1],
  );
  return [...sections].flatMap((section) => [state.sectionTeacher[section], state.sectionCoTeacher[section]]);
}

const slotsOfGroup = ({ model }: State, group: number): string[] =>
  model.ids.slots.filter((_, slot) =>
    model.slotGroups.subarray(model.slotGroupStart[slot], model.slotGroupStart[slot + 1]).includes(group),
  );
