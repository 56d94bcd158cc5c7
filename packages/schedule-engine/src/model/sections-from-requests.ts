import type { ScheduleProblem } from '../problem/problem.ts';
import type { CoursePool } from './course-pools.ts';
import { courseIsClosed } from './students.ts';

/** How many sections a pool of courses gets, and what one more would gain and cost. */
export type SectionPlan = {
  readonly courses: readonly string[];
  /** Primary requests by students to whom the course is open. */
  readonly demand: number;
  /** Sections in all; `listed` of them stand in the problem with an id of their own. */
  readonly sections: number;
  readonly listed: number;
  /** The courses leave their number to the engine. */
  readonly isOpen: boolean;
  /** Requests that these sections can seat, at most. */
  readonly seated: number;
  /** One section more: how many more could be seated; the full-time equivalent it costs (null: not said how much one is). */
  readonly oneMore: { readonly gain: number; readonly costFte: number | null };
  /** Why there is no further section: all are seated; the sections would fall below the minimum; the budget is spent; the school said the number. */
  readonly stoppedBy: 'DEMAND' | 'MINIMUM' | 'BUDGET' | 'PLANNED';
};

export type SectionPlans = {
  /** One per pool, in the order given. */
  readonly plans: readonly SectionPlan[];
  /** Taught sections that the budget pays for; null: no budget. */
  readonly budget: number | null;
  /** Taught sections planned; above `budget` only where the school's own numbers are. */
  readonly taught: number;
};

type Open = {
  demand: number;
  minimum: number;
  cap: number;
  isTaught: boolean;
  isCore: boolean;
  isOpen: boolean;
  listed: number;
  sections: number;
  seats: number;
};

/**
 * How many sections each pool of courses gets, from demand, caps, minimums and the staffing budget. A number that the
 * school has given stands; what it leaves out is filled greedily: the section that seats most further requests comes
 * first, core courses before others where two seat the same, then the catalogue's order.
 *
 * Why greedy is optimal for the seat ceiling (requests seated if no two sections clashed): a pool with demand d, seats
 * s from its fixed sections and cap c seats min(d, s + kc) with k further sections. In k this is the smaller of a
 * constant and a line, so it is concave: each further section gains at most what the one before it did. A minimum m
 * only ends the pool's sections at floor(d / m), since d students spread evenly over k sections are m or more in each
 * exactly while k ≤ d / m. So the gains of each pool are a falling list of which a prefix is taken, and every taught
 * section costs one of the budget B. Any choice of B sections gains at most the sum of the B largest gains of all
 * lists; greedy takes exactly those, and as the lists fall, what it takes is a prefix of each. Sections that nobody
 * teaches cost nothing and are taken while they gain. (Unequal costs would make it a knapsack, where this fails;
 * hence a section counts one, however long.)
 */
export function sectionsFromRequests(problem: ScheduleProblem, pools: readonly CoursePool[]): SectionPlans {
  const open = openPools(problem, pools);
  const { staffing } = problem;
  const perFte = staffing?.sectionsPerFte;
  const limits = [
    ...(staffing?.sections === undefined ? [] : [staffing.sections]),
    // A full-time equivalent is often a third or a fifth; the small addition keeps 2.6 × 5 at 13.
    ...(staffing?.fte === undefined || perFte === undefined
      ? []
      : [Math.floor(staffing.fte * perFte + 1e-9)]),
  ];
  const budget = limits.length === 0 ? null : Math.min(...limits);
  let taught = open.reduce((sum, pool) => sum + (pool.isTaught ? pool.sections : 0), 0);
  const addTo = (pool: Open) => {
    pool.sections += 1;
    pool.seats += pool.cap;
  };
  for (const pool of open) {
    if (pool.isTaught || !pool.isOpen) continue;
    while (gainOf(pool) > 0 && !isAtMinimum(pool)) addTo(pool);
  }
  // The gains of all pools, largest first; a stable sort keeps each pool's own in their order.
  const steps = open.flatMap((pool) => {
    if (!pool.isTaught || !pool.isOpen || pool.cap < 1) return [];
    const most = Math.min(
      Math.ceil(Math.max(0, pool.demand - pool.seats) / pool.cap),
      pool.minimum > 0 ? Math.max(0, Math.floor(pool.demand / pool.minimum) - pool.sections) : Infinity,
    );
    return Array.from({ length: most }, (_, step) => ({
      pool,
      gain: Math.min(pool.cap, pool.demand - pool.seats - step * pool.cap),
    }));
  });
  steps.sort((one, other) => other.gain - one.gain || Number(other.pool.isCore) - Number(one.pool.isCore));
  for (const { pool } of steps.slice(0, budget === null ? undefined : Math.max(0, budget - taught))) {
    addTo(pool);
    taught += 1;
  }
  return {
    plans: open.map((pool, index) => ({
      courses: (pools[index]?.courses ?? []).map(({ id }) => id),
      demand: pool.demand,
      sections: pool.sections,
      listed: pool.listed,
      isOpen: pool.isOpen,
      seated: Math.min(pool.demand, pool.seats),
      oneMore: {
        gain: gainOf(pool),
        costFte: pool.isTaught ? (perFte === undefined ? null : 1 / perFte) : 0,
      },
      stoppedBy: !pool.isOpen
        ? 'PLANNED'
        : gainOf(pool) === 0
          ? 'DEMAND'
          : isAtMinimum(pool)
            ? 'MINIMUM'
            : 'BUDGET',
    })),
    budget,
    taught,
  };
}

const gainOf = (pool: Open): number => Math.max(0, Math.min(pool.cap, pool.demand - pool.seats));

const isAtMinimum = (pool: Open): boolean =>
  pool.minimum > 0 && (pool.sections + 1) * pool.minimum > pool.demand;

/** Each pool with its demand and with the sections that the school has given. */
function openPools(problem: ScheduleProblem, pools: readonly CoursePool[]): Open[] {
  const poolOf = new Map(pools.flatMap((pool, at) => pool.courses.map(({ id }) => [id, at] as const)));
  const courseOf = new Map(problem.courses.map((course) => [course.id, course]));
  const hasTeachers = (problem.teachers ?? []).length > 0;
  const open = pools.map(({ courses, cap }): Open => {
    const planned = courses.reduce((sum, course) => sum + (course.sections ?? 0), 0);
    return {
      demand: 0,
      minimum: Math.max(0, ...courses.map((course) => course.minimum ?? 0)),
      cap: Math.max(0, cap),
      isTaught: courses[0]?.isTaught ?? (hasTeachers || problem.staffing !== undefined),
      isCore: courses.some((course) => course.isCore === true),
      isOpen: courses.some((course) => course.sections === undefined),
      listed: 0,
      sections: planned,
      seats: 0,
    };
  });
  const listedSeats = pools.map(() => 0);
  for (const section of problem.sections ?? []) {
    const at = poolOf.get(section.courses[0] ?? '') ?? -1;
    const pool = open[at];
    if (pool === undefined) continue;
    pool.listed += 1;
    listedSeats[at] = (listedSeats[at] ?? 0) + (section.cap ?? pool.cap);
  }
  open.forEach((pool, at) => {
    // Sections that a school lists are its own number for the course.
    if (pool.listed > 0) pool.isOpen = false;
    pool.sections = Math.max(pool.sections, pool.listed);
    pool.seats = (listedSeats[at] ?? 0) + (pool.sections - pool.listed) * pool.cap;
  });
  for (const student of problem.students) {
    const asked = new Set(
      student.requests.flatMap(({ kind, course }) => (kind === 'PRIMARY' ? [course] : [])),
    );
    for (const id of asked) {
      const course = courseOf.get(id);
      const pool = open[poolOf.get(id) ?? -1];
      if (course !== undefined && pool !== undefined && courseIsClosed(student, course) === undefined)
        pool.demand += 1;
    }
  }
  return open;
}
