import { describe, expect, it } from 'vitest';
import { schoolWith } from '../../test/small-school.ts';
import type { Course } from '../problem/course.ts';
import type { ScheduleProblem } from '../problem/problem.ts';
import { coursePools } from './course-pools.ts';
import { planSections } from './plan-sections.ts';
import { sectionsFromRequests } from './sections-from-requests.ts';

/** A school of these courses, each asked for by so many students. */
function school(
  courses: readonly Course[],
  asked: Readonly<Record<string, number>>,
  more: Partial<ScheduleProblem> = {},
) {
  const students = Object.entries(asked).flatMap(([course, count]) =>
    Array.from({ length: count }, (_, at) => ({
      id: `${course}${at}`,
      requests: [{ course, kind: 'PRIMARY' as const }],
    })),
  );
  return schoolWith({ courses, students, sections: [], links: [], ...more });
}

const plansOf = (problem: ScheduleProblem) => sectionsFromRequests(problem, coursePools(problem));
const countsOf = (problem: ScheduleProblem) => plansOf(problem).plans.map(({ sections }) => sections);

/** The most requests that any split of the budget can seat, by trying all splits. */
function bestSeated(caps: readonly number[], demands: readonly number[], budget: number): number {
  if (caps.length === 0) return 0;
  const [cap = 0, ...otherCaps] = caps;
  const [demand = 0, ...others] = demands;
  let best = 0;
  for (let sections = 0; sections <= budget; sections += 1)
    best = Math.max(
      best,
      Math.min(demand, sections * cap) + bestSeated(otherCaps, others, budget - sections),
    );
  return best;
}

describe('sections from requests', () => {
  it('are as many as seat everybody where there is no budget', () => {
    const problem = school(
      [
        { id: 'A', cap: 30 },
        { id: 'B', cap: 30 },
        { id: 'C', cap: 30 },
      ],
      { A: 60, B: 61 },
    );
    expect(countsOf(problem)).toEqual([2, 3, 0]);
    expect(plansOf(problem).budget).toBe(null);
  });

  it('are left as the school has said, and tell what one more would gain', () => {
    const problem = school(
      [{ id: 'A', cap: 30, sections: 1 }],
      { A: 45 },
      { staffing: { sectionsPerFte: 5 } },
    );
    expect(plansOf(problem).plans).toEqual([
      {
        courses: ['A'],
        demand: 45,
        sections: 1,
        listed: 0,
        isOpen: false,
        seated: 30,
        oneMore: { gain: 15, costFte: 0.2 },
        stoppedBy: 'PLANNED',
      },
    ]);
  });

  it('stop where they would fall below the minimum, and not just before', () => {
    const course = { id: 'A', cap: 30, minimum: 16 };
    expect(countsOf(school([course], { A: 31 }))).toEqual([1]);
    expect(plansOf(school([course], { A: 31 })).plans[0]?.stoppedBy).toBe('MINIMUM');
    expect(countsOf(school([course], { A: 32 }))).toEqual([2]);
    expect(countsOf(school([course], { A: 15 }))).toEqual([0]);
  });

  it('seat as many as any split of the budget can', () => {
    const caps = [30, 24, 18, 10];
    const demands = [47, 60, 19, 35];
    for (let budget = 0; budget <= 11; budget += 1) {
      const problem = school(
        caps.map((cap, at) => ({ id: `C${at}`, cap })),
        Object.fromEntries(demands.map((demand, at) => [`C${at}`, demand])),
        { staffing: { sections: budget } },
      );
      const { plans, taught } = plansOf(problem);
      expect(plans.reduce((sum, { seated }) => sum + seated, 0)).toBe(bestSeated(caps, demands, budget));
      expect(taught).toBe(Math.min(budget, 2 + 3 + 2 + 4));
    }
  });

  it('go to core courses where two would gain the same', () => {
    const courses = [
      { id: 'A', cap: 30 },
      { id: 'B', cap: 30, isCore: true },
    ];
    const problem = school(courses, { A: 30, B: 30 }, { staffing: { sections: 1 } });
    expect(countsOf(problem)).toEqual([0, 1]);
    expect(plansOf(problem).plans[0]).toMatchObject({
      stoppedBy: 'BUDGET',
      oneMore: { gain: 30, costFte: null },
    });
  });

  it('are paid in FTE by the full load, and cost nothing where nobody teaches', () => {
    const courses = [
      { id: 'A', cap: 10 },
      { id: 'W', cap: 10, isTaught: false },
    ];
    const problem = school(courses, { A: 99, W: 35 }, { staffing: { fte: 0.6, sectionsPerFte: 5 } });
    expect(countsOf(problem)).toEqual([3, 4]);
    expect(plansOf(problem)).toMatchObject({ budget: 3, taught: 3 });
  });

  it('pay for what the school has planned first, even beyond the budget', () => {
    const courses = [
      { id: 'A', cap: 10, sections: 2 },
      { id: 'B', cap: 10 },
    ];
    expect(countsOf(school(courses, { A: 20, B: 20 }, { staffing: { sections: 3 } }))).toEqual([2, 1]);
    expect(plansOf(school(courses, { A: 20, B: 20 }, { staffing: { sections: 1 } }))).toMatchObject({
      budget: 1,
      taught: 2,
    });
  });

  it('count students of simultaneous courses together, and none to whom a course is closed', () => {
    const pooled = school(
      [
        { id: 'A', cap: 10 },
        { id: 'B', cap: 10 },
      ],
      { A: 4, B: 6 },
      { simultaneous: [{ courses: ['A', 'B'] }] },
    );
    expect(countsOf(pooled)).toEqual([1]);
    expect(countsOf(school([{ id: 'A', cap: 10, prerequisites: ['Z'] }], { A: 4 }))).toEqual([0]);
  });

  it('are those that the problem lists, where it lists any, and else get names that are free', () => {
    const listed = school(
      [{ id: 'A', cap: 10 }],
      { A: 99 },
      { sections: [{ id: 'A-2', courses: ['A'], cap: 5 }] },
    );
    expect(plansOf(listed).plans[0]).toMatchObject({ sections: 1, seated: 5, isOpen: false });
    const planned = school(
      [{ id: 'A', cap: 10, sections: 3 }],
      {},
      { sections: [{ id: 'A-2', courses: ['A'] }] },
    );
    expect(planSections(planned, coursePools(planned)).map(({ id }) => id)).toEqual(['A-2', 'A-3', 'A-4']);
  });
});
