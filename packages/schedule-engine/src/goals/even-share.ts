import type { Facts, SectionFacts } from '../rules/facts.ts';

/** Sections that the same requests are shared out over, and how many students an even one of them would have. */
export type SharedSections = {
  /** The courses that share these sections. */
  readonly courses: readonly string[];
  /** Of sections that one takes whole (linked by SAME_STUDENTS) the first stands for all. */
  readonly sections: readonly SectionFacts[];
  /** Students with a primary request for one of the courses, one for each. */
  readonly asking: readonly string[];
};

/** Pools of courses with more than one section to choose from: where there is one, nothing can be even. */
export function sharedSections({ problem, sections, poolOf, courses }: Facts): SharedSections[] {
  const wholeOf = new Map(sections.map(({ id }) => [id, new Set([id])]));
  for (const { kind, sections: linked } of problem.links ?? []) {
    if (kind !== 'SAME_STUDENTS') continue;
    const together = new Set(linked.flatMap((id) => [...(wholeOf.get(id) ?? [])]));
    for (const id of together) wholeOf.set(id, together);
  }
  const seen = new Set<ReadonlySet<string>>();
  const first = sections.filter(({ id }) => {
    const whole = wholeOf.get(id) ?? new Set([id]);
    return !seen.has(whole) && seen.add(whole) !== undefined;
  });
  const asking = new Map<string, string[]>();
  for (const { id, requests } of problem.students) {
    const primaries = requests.filter(({ kind, course }) => kind === 'PRIMARY' && courses.has(course));
    for (const course of new Set(primaries.map((request) => request.course))) {
      const pool = poolOf.get(course) ?? course;
      const there = asking.get(pool);
      if (there === undefined) asking.set(pool, [id]);
      else there.push(id);
    }
  }
  return [...Map.groupBy(first, ({ placed }) => poolOf.get(placed.courses[0] ?? '') ?? '')]
    .filter(([, shared]) => shared.length > 1)
    .map(([pool, shared]) => ({
      courses: shared[0].placed.courses,
      sections: shared,
      asking: asking.get(pool) ?? [],
    }));
}

export const seatedIn = ({ seats }: SectionFacts): string[] => [
  ...new Set(seats.map(({ student }) => student)),
];

/** What a section with `count` of them is off an even share: squares, so that the fullest weighs most; 0 below it. */
export const aboveShare = (count: number, share: number): number =>
  count > share ? (count - share) * (count - share) : 0;
