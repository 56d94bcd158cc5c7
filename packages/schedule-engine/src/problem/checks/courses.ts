import { counted, type ProblemFault, warningOf } from '../fault.ts';
import type { Section } from '../section.ts';
import { circles, circleText } from './circles.ts';
import type { Ground } from './ground.ts';

/** Caps, minimums, circles, staff and rooms of courses; what is planned and could not be held. */
export function courseFaults(ground: Ground): ProblemFault[] {
  const { problem } = ground;
  const faults: ProblemFault[] = [];
  const sectionsOf = new Map<string, Section[]>();
  for (const section of ground.sections)
    for (const course of section.courses)
      sectionsOf.set(course, [...(sectionsOf.get(course) ?? []), section]);
  const asked = new Set(
    problem.students.flatMap(({ requests }) =>
      requests.flatMap(({ kind, course }) => (kind === 'PRIMARY' ? [course] : [])),
    ),
  );
  problem.courses.forEach((course, at) => {
    const { id } = course;
    const sections = sectionsOf.get(id) ?? [];
    const isOpen = course.sections === undefined && sections.length === 0 && asked.has(id);
    // A simultaneous course may lean on another's cap, and a listed section may bring its own.
    if (course.cap <= 0 && (isOpen || sections.some((section) => capOf(ground, section) <= 0)))
      faults.push(
        warningOf('NO_CAP', {
          path: ['courses', at, 'cap'],
          id,
          sentence: `Course ${id} has cap ${course.cap} and ${isOpen ? 'students who ask for it' : counted(sections.length, 'planned section')}; nobody can sit there. Give it a cap of at least 1, or plan 0 sections.`,
        }),
      );
    else if (sections.length > 0 && course.cap > 0 && (course.minimum ?? 0) > course.cap)
      faults.push(
        warningOf('MINIMUM_ABOVE_CAP', {
          path: ['courses', at, 'minimum'],
          id,
          sentence: `Course ${id} runs from ${course.minimum ?? 0} students and takes ${course.cap} at most, so no section can run; lower the minimum or raise the cap.`,
        }),
      );
    const without = sections.filter(
      (section) => ground.needsTeacher(section) && ground.teachersOf(section).length === 0,
    );
    if (without.length > 0)
      faults.push(
        warningOf('NO_QUALIFIED_TEACHER', {
          path: ['courses', at],
          id,
          sentence: `Course ${id} cannot be staffed: nobody may teach ${without.map((section) => section.id).join(', ')}${without.some(({ courses }) => courses.length > 1) ? ' (one teacher must be qualified for all of its courses)' : ''}. The other sections are built; name a qualified teacher, or set isTaught to false.`,
        }),
      );
    const coTaught = course.coTaught?.sections ?? 0;
    if (coTaught > 0 && sections.length > 0 && course.coTaught?.coTeachers.length === 0)
      faults.push(
        warningOf('NO_CO_TEACHER', {
          path: ['courses', at, 'coTaught', 'coTeachers'],
          id,
          sentence: `Course ${id} plans ${counted(coTaught, 'co-taught section')} and names no co-teacher, so none is co-taught; name at least one.`,
        }),
      );
    const roomless = sections.filter((section) => ground.roomTypeOf(section) === course.roomType);
    if (
      course.roomType !== undefined &&
      roomless.length > 0 &&
      !(problem.rooms ?? []).some((room) => room.type === course.roomType && room.capacity > 0)
    )
      faults.push(
        warningOf('NO_ROOM', {
          path: ['courses', at, 'roomType'],
          id,
          sentence: `Course ${id} needs a room of type ${course.roomType} for ${counted(roomless.length, 'section')}, and the problem has none that seats anybody; ${(problem.rooms ?? []).length === 0 ? 'no rooms are assigned' : 'these sections stay without a place'}. Add such a room, or take the room type from the course.`,
        }),
      );
  });
  const prerequisites = problem.courses.flatMap(({ id, prerequisites: before }) =>
    (before ?? []).map((prior) => [id, prior] as const),
  );
  for (const circle of circles(prerequisites))
    faults.push(
      warningOf('PREREQUISITE_CIRCLE', {
        path: ['courses', problem.courses.findIndex(({ id }) => id === circle[0]), 'prerequisites'],
        id: circle[0] ?? '',
        sentence: `Prerequisites go in a circle: ${circleText(circle)}. Only who has taken them already can take these courses; take one prerequisite out.`,
      }),
    );
  for (const circle of circles((problem.sequences ?? []).map(({ first, next }) => [first, next] as const)))
    faults.push(
      warningOf('SEQUENCE_CIRCLE', {
        path: ['sequences', (problem.sequences ?? []).findIndex(({ first }) => first === circle[0])],
        id: circle[0] ?? '',
        sentence: `Sequences go in a circle: ${circleText(circle)}. Nobody can take all of these courses in one year; take one sequence out.`,
      }),
    );
  return faults;
}

/** The most students that a section may have, by its own word or by the largest cap of its courses. */
export function capOf(ground: Ground, section: Section): number {
  if (section.cap !== undefined) return section.cap;
  return Math.max(...section.courses.map((course) => ground.courses.get(course)?.cap ?? 0));
}
