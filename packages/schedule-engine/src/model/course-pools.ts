import type { Course } from '../problem/course.ts';
import type { ScheduleProblem } from '../problem/problem.ts';

/** Courses that pool their sections; a course that is simultaneous with none is a pool of its own. */
export type CoursePool = { readonly courses: readonly Course[]; readonly cap: number };

/** Every course in exactly one pool; `simultaneous` entries that share a course are one pool. */
export function coursePools(problem: ScheduleProblem): CoursePool[] {
  const parent = new Map<string, string>();
  const rootOf = (course: string): string => {
    const above = parent.get(course);
    if (above === undefined) return course;
    const root = rootOf(above);
    parent.set(course, root);
    return root;
  };
  for (const { courses } of problem.simultaneous ?? []) {
    const [first, ...rest] = courses.map(rootOf);
    for (const other of rest)
      if (first !== undefined && rootOf(other) !== first) parent.set(rootOf(other), first);
  }
  const pools = new Map<string, Course[]>();
  for (const course of problem.courses) {
    const root = rootOf(course.id);
    const pool = pools.get(root);
    if (pool === undefined) pools.set(root, [course]);
    else pool.push(course);
  }
  return [...pools.values()].map((courses) => ({
    courses,
    cap: Math.max(...courses.map((course) => course.cap)),
  }));
}
