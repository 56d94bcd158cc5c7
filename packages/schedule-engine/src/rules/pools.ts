import type { ScheduleProblem } from '../problem/problem.ts';

const known = new WeakMap<
  ScheduleProblem['courses'],
  { simultaneous: unknown; pools: ReadonlyMap<string, string> }
>();

/** As `poolsFor`, made once for the lists of a problem: a recount asks for it several times, a board thousands of times. */
export function poolsOf({ courses, simultaneous }: ScheduleProblem): ReadonlyMap<string, string> {
  const made = known.get(courses);
  if (made !== undefined && made.simultaneous === simultaneous) return made.pools;
  const pools = poolsFor({ courses, simultaneous });
  known.set(courses, { simultaneous, pools });
  return pools;
}

/** Every course to the first course of its pool; `simultaneous` entries that share a course are one pool. */
function poolsFor(problem: {
  readonly courses: ScheduleProblem['courses'];
  readonly simultaneous: ScheduleProblem['simultaneous'];
}): ReadonlyMap<string, string> {
  const pools = new Map(problem.courses.map(({ id }) => [id, new Set([id])]));
  for (const { courses } of problem.simultaneous ?? []) {
    const together = new Set(courses.flatMap((course) => [...(pools.get(course) ?? [])]));
    for (const course of together) pools.set(course, together);
  }
  const firstOf = new Map<ReadonlySet<string>, string>();
  for (const { id } of problem.courses) {
    const pool = pools.get(id) ?? new Set([id]);
    if (!firstOf.has(pool)) firstOf.set(pool, id);
  }
  return new Map(problem.courses.map(({ id }) => [id, firstOf.get(pools.get(id) ?? new Set()) ?? id]));
}
