import { coursePools } from '../model/course-pools.ts';
import { sectionsFromRequests } from '../model/sections-from-requests.ts';
import type { ScheduleProblem } from '../problem/problem.ts';

/** How students' wishes pull courses against each other, in figures that can be compared between schools. */
export type SchoolFigures = {
  readonly students: number;
  /** Courses with sections that somebody asks for; courses that are taught together are one. */
  readonly courses: number;
  readonly sections: number;
  readonly singletons: number;
  readonly doubletons: number;
  /** Primary requests to these courses, and seats beyond them, of them. */
  readonly requests: number;
  readonly seatSlack: number;
  /** Of all pairs of these courses, those that at least one student asks for together. */
  readonly conflictDensity: number;
  /** The same among courses of one section, where a clash cannot be helped by another section. */
  readonly singletonDensity: number;
};

export function schoolFigures(problem: ScheduleProblem): SchoolFigures {
  const pools = coursePools(problem);
  const { plans } = sectionsFromRequests(problem, pools);
  const poolOf = new Map(
    pools.flatMap(({ courses }, pool) => courses.map(({ id }): [string, number] => [id, pool])),
  );
  const asked = new Float64Array(pools.length);
  const together = new Set<number>();
  let requests = 0;
  for (const student of problem.students) {
    const wished = new Set<number>();
    for (const { course, kind } of student.requests) {
      const pool = poolOf.get(course);
      if (kind !== 'PRIMARY' || pool === undefined || plans[pool].sections === 0) continue;
      wished.add(pool);
      asked[pool] += 1;
      requests += 1;
    }
    for (const one of wished)
      for (const other of wished) if (one < other) together.add(one * pools.length + other);
  }
  const offered = [...pools.keys()].filter((pool) => asked[pool] > 0);
  const withSections = (count: number) => offered.filter((pool) => plans[pool].sections === count);
  const singletons = new Set(withSections(1));
  const amongSingletons = [...together].filter(
    (pair) => singletons.has(Math.floor(pair / pools.length)) && singletons.has(pair % pools.length),
  );
  const pairs = (count: number) => Math.max(1, (count * (count - 1)) / 2);
  return {
    students: problem.students.length,
    courses: offered.length,
    sections: offered.reduce((sum, pool) => sum + plans[pool].sections, 0),
    singletons: singletons.size,
    doubletons: withSections(2).length,
    requests,
    seatSlack: seatsOf(problem) / Math.max(1, requests) - 1,
    conflictDensity: together.size / pairs(offered.length),
    singletonDensity: amongSingletons.length / pairs(singletons.size),
  };

  function seatsOf({ sections = [] }: ScheduleProblem): number {
    return offered.reduce((sum, pool) => {
      const listed = sections.filter(({ courses }) => poolOf.get(courses[0]) === pool);
      const own = listed.reduce((seats, { cap = pools[pool].cap }) => seats + cap, 0);
      return sum + own + (plans[pool].sections - listed.length) * pools[pool].cap;
    }, 0);
  }
}
