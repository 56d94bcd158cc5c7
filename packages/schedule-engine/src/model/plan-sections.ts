import type { ScheduleProblem } from '../problem/problem.ts';
import type { Section } from '../problem/section.ts';
import type { CoursePool } from './course-pools.ts';
import { sectionsFromRequests } from './sections-from-requests.ts';

/**
 * All sections of a problem: those with an id of their own, then as many more of each pool as its courses plan
 * together, or as `sectionsFromRequests` says where they leave the number to the engine. A section that is made here
 * is called after the pool's first course and its number; a number whose name is taken is passed over.
 */
export function planSections(problem: ScheduleProblem, pools: readonly CoursePool[]): Section[] {
  const given = problem.sections ?? [];
  const taken = new Set(given.map(({ id }) => id));
  const { plans } = sectionsFromRequests(problem, pools);
  const made: Section[] = [];
  pools.forEach(({ courses, cap }, index) => {
    const ids = courses.map((course) => course.id);
    const { sections, listed } = plans[index] ?? { sections: 0, listed: 0 };
    let missing = sections - listed;
    for (let number = listed + 1; missing > 0; number += 1) {
      const id = `${ids[0] ?? ''}-${number}`;
      if (taken.has(id)) continue;
      taken.add(id);
      made.push({ id, courses: ids, cap });
      missing -= 1;
    }
  });
  return [...given, ...made];
}
