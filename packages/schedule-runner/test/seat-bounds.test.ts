import {
  compile,
  createProgram,
  type ExactSolver,
  type ScheduleProblem,
  seatBounds,
} from '@quad/schedule-engine';
import { describe, expect, it } from 'vitest';
import { createHighsSolver } from '../src/highs-solver.ts';
import { twoTermSchool } from './two-term-school.ts';

const solve = await createHighsSolver();

/** Passes programs on, and writes down how large they were. */
function watched(): { readonly sizes: number[]; readonly solve: ExactSolver } {
  const sizes: number[] = [];
  return {
    sizes,
    solve: (program, limits) => {
      sizes.push(program.objective.length);
      return solve(program, limits);
    },
  };
}

/** Students who all ask for all but one of nine courses, in a day of eight slots. */
function largeSchool(students: number, sections: number): ScheduleProblem {
  const periods = Array.from({ length: 8 }, (_, index) => `P${index + 1}`);
  const courses = Array.from({ length: 9 }, (_, index) => ({ id: `C${index}`, cap: 30, sections }));
  return {
    format: 'quad-schedule-problem/1',
    id: 'large-school',
    bell: {
      terms: [{ id: 'Y' }],
      dayTypes: [{ id: 'D' }],
      slots: periods.map((id) => ({ id, term: 'Y', dayType: 'D', period: id })),
      patterns: periods.map((id) => ({ id, slots: [id] })),
    },
    courses,
    students: Array.from({ length: students }, (_, index) => ({
      id: String(index),
      requests: courses
        .filter((_course, at) => at !== index % 9)
        .map(({ id }) => ({ course: id, kind: 'PRIMARY' as const })),
    })),
  };
}

describe('the bounds of a school', () => {
  it('of ten thousand students take a program of one number per course', () => {
    const { sizes, solve: solver } = watched();
    const bounds = seatBounds(compile(largeSchool(10_000, 290)), solver);
    // Nine courses of 290 × 30 seats, each asked for by 8,888 or 8,889 students.
    expect(bounds).toEqual({
      offered: 80_000,
      ceiling: 78_300,
      met: 78_300,
      studentsMissingTwoOrMore: 0,
      alternates: 1_700,
    });
    expect(sizes).toEqual([9]);
  });

  it('count the day of who asks for more than it holds', () => {
    const [one, ...others] = twoTermSchool.students;
    const requests = [
      ...(one?.requests ?? []),
      { course: 'ART', kind: 'PRIMARY' as const },
      { course: 'CHOIR', kind: 'PRIMARY' as const },
    ];
    const school: ScheduleProblem = {
      ...twoTermSchool,
      courses: [
        ...twoTermSchool.courses.map((course) => ({ ...course, cap: 9 })),
        { id: 'CHOIR', cap: 9, sections: 1 },
      ],
      students: [{ id: 'one', requests }, ...others],
    };
    // Ten requests and a seat for each, but five of the first student's in four slots.
    expect(seatBounds(compile(school), solve)).toMatchObject({ offered: 10, ceiling: 10, met: 9 });
  });
});

describe('the exact solver', () => {
  it('says a bound that holds where it was given no time', () => {
    const program = createProgram('MAXIMIZE');
    const variables = Array.from({ length: 200 }, (_, index) => program.variable(1 + (index % 7), 1, true));
    for (let row = 0; row < 150; row += 1)
      program.row(
        variables
          .filter((_, index) => (index * 7 + row * 13) % 5 < 2)
          .map((variable) => [variable, 1 + (variable % 3)]),
        0,
        17,
      );
    const exact = solve(program.program(), { nodes: 0, seconds: 0 });
    expect(exact.bound).toBeGreaterThanOrEqual(
      solve(program.program(), { nodes: 10_000, seconds: 60 }).bound,
    );
    expect(Number.isFinite(exact.bound)).toBe(true);
  });
});
