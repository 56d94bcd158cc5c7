import { compile } from '../model/compile.ts';
import { coursePools } from '../model/course-pools.ts';
import { positions } from '../model/ragged.ts';
import type { ScheduleProblem } from '../problem/problem.ts';
import type { Section } from '../problem/section.ts';
import type { Student } from '../problem/student.ts';
import type { State } from '../search/state.ts';
import { weightsOf } from '../search/weights.ts';
import type { Board, Stage } from './board.ts';
import { loadSolution } from './load-solution.ts';

/**
 * A state in which this student is the only one, and sections have the seats that the others leave. Of the sections only
 * those that the student could sit in are there, since reading all of a large school would take longer than seating.
 */
export function stateOfOne({ problem, solution, plain }: Board, student: Student): State {
  const sections = sectionsFor(problem, student);
  const known = new Set(sections.map(({ id }) => id));
  const isOwn = (id: string) => id === student.id;
  const model = compile({
    ...problem,
    students: [student],
    sections,
    courses: problem.courses.map((course) => ({ ...course, sections: 0 })),
    links: (problem.links ?? []).filter(
      ({ kind, sections: linked }) => kind === 'SAME_STUDENTS' && linked.some((id) => known.has(id)),
    ),
    apart: (problem.apart ?? []).filter((pair) => 'teacher' in pair && isOwn(pair.student)),
    locks: {
      placements: (problem.locks?.placements ?? []).filter(({ section }) => known.has(section)),
      seats: (problem.locks?.seats ?? []).filter((lock) => isOwn(lock.student)),
    },
  });
  const seatsLeft = seatsLeftFor(plain, student.id, apartFrom(problem, student.id));
  const plainIndex = positions(plain.model.ids.sections);
  const unitCap = Int32Array.from({ length: model.unitCount }, (_, unit) => {
    const [first] = model.unitSections.subarray(model.unitSectionStart[unit]);
    return seatsLeft[plain.model.sectionUnit[plainIndex.get(model.ids.sections[first]) ?? 0]];
  });
  return loadSolution({ ...model, unitCap }, weightsOf(problem.goals), {
    sections: solution.sections.filter(({ id }) => known.has(id)),
    seats: [],
  }).state;
}

/** Sections of the courses that a student asks for, and those that are taken together with them. */
function sectionsFor(problem: ScheduleProblem, { requests }: Student): readonly Section[] {
  const asked = new Set(requests.map(({ course }) => course));
  const pools = coursePools(problem).filter(({ courses }) => courses.some(({ id }) => asked.has(id)));
  const courses = new Set(pools.flatMap((pool) => pool.courses.map(({ id }) => id)));
  const all = problem.sections ?? [];
  const named = new Set(
    all.filter((section) => section.courses.some((id) => courses.has(id))).map(({ id }) => id),
  );
  const wholes = (problem.links ?? []).filter(({ kind }) => kind === 'SAME_STUDENTS');
  for (let before = -1; before < named.size; ) {
    before = named.size;
    for (const { sections } of wholes)
      if (sections.some((id) => named.has(id))) for (const id of sections) named.add(id);
  }
  return all.filter(({ id }) => named.has(id));
}

const apartFrom = ({ apart }: ScheduleProblem, student: string): string[] =>
  (apart ?? []).flatMap((pair) =>
    'students' in pair && pair.students.includes(student) ? pair.students.filter((id) => id !== student) : [],
  );

/** By unit: free seats and the student's own; none where somebody sits from whom the student is kept apart. */
function seatsLeftFor({ model, state }: Stage, student: string, apart: readonly string[]): Int32Array {
  const left = model.unitCap.map((cap, unit) => Math.max(0, cap - state.unitSeats[unit]));
  const unitsOf = (id: string): number[] => {
    const row = model.ids.students.indexOf(id);
    return row === -1
      ? []
      : [
          ...state.assigned.subarray(model.studentRequestStart[row], model.studentRequestStart[row + 1]),
        ].filter((unit) => unit >= 0);
  };
  for (const unit of unitsOf(student)) left[unit] += 1;
  for (const unit of apart.flatMap(unitsOf)) left[unit] = 0;
  return left;
}
