import type { ScheduleProblem } from '../problem/problem.ts';

/** Every course to the first course of its pool; `simultaneous` entries that share a course are one pool. */
export function poolsOf(problem: ScheduleProblem): Map<string, string> {
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
