import type { ScheduleProblem } from '../problem/problem.ts';
import { positions, ragged } from './ragged.ts';
import type { compileSections } from './sections.ts';
import type { compileStudents } from './students.ts';

/** Said of the version before and not to be had any more: no place is like it. */
const gone = -2;

/**
 * The version before as numbers; see `Model`. A pattern, teacher or room that the section may no longer take is as good
 * as one that is gone.
 */
export function compilePrevious(
  problem: ScheduleProblem,
  sections: ReturnType<typeof compileSections>,
  students: ReturnType<typeof compileStudents>,
) {
  const placements = problem.previous?.placements ?? [];
  const said = (
    all: readonly { readonly id: string }[],
    start: Int32Array,
    allowed: Int32Array,
    idOf: (placement: (typeof placements)[number]) => string | undefined,
  ): Int32Array => {
    const index = positions(all.map(({ id }) => id));
    const before = new Int32Array(sections.sectionCount).fill(-1);
    for (const placement of placements) {
      const section = sections.sectionIndex.get(placement.section);
      const id = idOf(placement);
      if (section === undefined || id === undefined) continue;
      const at = index.get(id) ?? gone;
      before[section] = allowed.subarray(start[section], start[section + 1]).includes(at) ? at : gone;
    }
    return before;
  };
  const seats = Map.groupBy(problem.previous?.seats ?? [], ({ student }) => student);
  const courses = problem.courses.map(({ id }) => id);
  const units: number[][] = Array.from({ length: students.requestCount }, () => []);
  problem.students.forEach(({ id }, row) => {
    for (const seat of seats.get(id) ?? [])
      for (
        let request = students.studentRequestStart[row] ?? 0;
        request < (students.studentRequestStart[row + 1] ?? 0);
        request += 1
      ) {
        if (courses[students.requestCourse[request] ?? -1] !== seat.course) continue;
        const section = sections.sectionIndex.get(seat.section);
        units[request]?.push(section === undefined ? -1 : (sections.sectionUnit[section] ?? -1));
      }
  });
  const lists = ragged(units);
  return {
    hasPrevious: problem.previous !== undefined,
    previousPattern: said(
      problem.bell.patterns,
      sections.sectionPatternStart,
      sections.sectionPatterns,
      ({ pattern }) => pattern,
    ),
    previousTeacher: said(
      problem.teachers ?? [],
      sections.sectionTeacherStart,
      sections.sectionTeachers,
      ({ teacher }) => teacher,
    ),
    previousRoom: said(
      problem.rooms ?? [],
      sections.sectionRoomStart,
      sections.sectionRooms,
      ({ room }) => room,
    ),
    previousStart: lists.start,
    previousUnits: lists.all,
  };
}
