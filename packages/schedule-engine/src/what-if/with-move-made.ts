import type { ScheduleProblem } from '../problem/problem.ts';
import type { ScheduleSolution, Seat } from '../problem/solution.ts';
import type { Board } from './board.ts';
import type { WhatIf } from './outcome.ts';

/**
 * The school and its schedule after a what-if is made true: sections where they would stand, seats where they would be,
 * and in the problem the seats or the section more. Every section is listed in the problem then.
 */
export function withMoveMade(
  { problem, solution }: Board,
  { move, sections, seats }: WhatIf,
): { problem: ScheduleProblem; solution: ScheduleSolution } {
  const moved = new Map(sections.map(({ to }) => [to.id, to]));
  const known = new Set(solution.sections.map(({ id }) => id));
  const capBy = move.kind === 'ADD_SEATS' ? move : undefined;
  const gone = new Set(seats.map(({ student, course, from }) => keyOf(student, course, from)));
  const together = togetherIn(problem);
  const added = seats.flatMap(({ student, course, as, to }): Seat[] =>
    to === null ? [] : (together.get(to) ?? [to]).map((section) => ({ student, course, section, as })),
  );
  const bigger = new Set(capBy === undefined ? [] : (together.get(capBy.section) ?? [capBy.section]));
  const more = capBy?.seats ?? 0;
  const isTaken = ({ student, course, section }: Seat) =>
    (together.get(section) ?? [section]).some((other) => gone.has(keyOf(student, course, other)));
  return {
    problem: {
      ...problem,
      sections: [
        ...(problem.sections ?? []).map((section) =>
          bigger.has(section.id) ? { ...section, cap: capOf(section.id, solution) + more } : section,
        ),
        ...sections.flatMap(({ from, to: { id, courses, cap } }) =>
          from === undefined ? [{ id, courses, cap }] : [],
        ),
      ],
    },
    solution: {
      sections: [
        ...solution.sections.map((section) => {
          const now = moved.get(section.id) ?? section;
          return bigger.has(section.id) ? { ...now, cap: now.cap + more } : now;
        }),
        ...sections.flatMap(({ to }) => (known.has(to.id) ? [] : [to])),
      ],
      seats: [...solution.seats.filter((seat) => !isTaken(seat)), ...added],
    },
  };
}

const keyOf = (student: string, course: string, section: string | null): string =>
  `${student}\n${course}\n${section}`;

const capOf = (id: string, { sections }: ScheduleSolution): number =>
  sections.find((section) => section.id === id)?.cap ?? 0;

/** Sections that are taken whole, by each of them. */
function togetherIn({ links }: ScheduleProblem): Map<string, readonly string[]> {
  const together = new Map<string, readonly string[]>();
  for (const { kind, sections } of links ?? []) {
    if (kind !== 'SAME_STUDENTS') continue;
    const all = [...new Set(sections.flatMap((section) => [section, ...(together.get(section) ?? [])]))];
    for (const section of all) together.set(section, all);
  }
  return together;
}
