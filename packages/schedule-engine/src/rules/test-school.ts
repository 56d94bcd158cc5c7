import type { BellSchedule } from '../problem/bell-schedule.ts';
import type { Course, CourseSequence } from '../problem/course.ts';
import { problemFormat, type ScheduleProblem } from '../problem/problem.ts';
import type { PlacedSection, ScheduleSolution, Seat } from '../problem/solution.ts';
import type { Student } from '../problem/student.ts';
import { factsOf } from './facts.ts';
import type { HardRule } from './hard-rule.ts';

/**
 * Two semesters (F fall, S spring) of one kind of day with four periods of 45 minutes: slots F1 to F4 and S1 to S4.
 * A pattern is called after its slots: `F1`; `F1+F2` a double; `F1+S1` the whole year.
 */
export const twoSemesters: BellSchedule = {
  terms: [{ id: 'F' }, { id: 'S' }],
  dayTypes: [{ id: 'D' }],
  slots: ['F1', 'F2', 'F3', 'F4', 'S1', 'S2', 'S3', 'S4'].map((id) => ({
    id,
    term: id.slice(0, 1),
    dayType: 'D',
    period: `P${id.slice(1)}`,
    minutes: 45,
  })),
  patterns: ['F1', 'F2', 'F3', 'F4', 'S1', 'S2', 'S3', 'S4', 'F1+F2', 'F1+S1', 'F3+S3'].map((id) => ({
    id,
    slots: id.split('+'),
  })),
};

/** Algebra, biology and chemistry for two students each; the rest as a test says. */
export function school(rest: Partial<ScheduleProblem> = {}): ScheduleProblem {
  return {
    format: problemFormat,
    id: 'tiny',
    bell: twoSemesters,
    courses: [course('ALG'), course('BIO'), course('CHEM')],
    students: [],
    ...rest,
  };
}

export const course = (id: string, rest: Partial<Course> = {}): Course => ({ id, cap: 2, ...rest });

/** A student who asks for these courses first. */
export const asks = (id: string, courses: readonly string[], rest: Partial<Student> = {}): Student => ({
  id,
  requests: courses.map((asked) => ({ course: asked, kind: 'PRIMARY' })),
  ...rest,
});

export const inSequence = (first: string, next: string): CourseSequence => ({ first, next });

/** A section called after its course and number, such as `ALG-1`, at a pattern. */
export const at = (id: string, pattern: string | null, rest: Partial<PlacedSection> = {}): PlacedSection => ({
  id,
  courses: [id.split('-')[0]],
  cap: 2,
  pattern,
  teacher: null,
  room: null,
  ...rest,
});

/** A seat in a section, for the course that the section is called after unless another is named. */
export const sits = (student: string, section: string, rest: Partial<Seat> = {}): Seat => ({
  student,
  section,
  course: section.split('-')[0],
  as: 'PRIMARY',
  ...rest,
});

export const schedule = (
  sections: readonly PlacedSection[],
  seats: readonly Seat[] = [],
): ScheduleSolution => ({ sections, seats });

/** What a rule finds in a schedule, and how it says it. */
export function found<Explanation extends object>(
  rule: HardRule<Explanation>,
  problem: ScheduleProblem,
  solution: ScheduleSolution,
): { facts: Explanation[]; said: string[] } {
  const facts = rule.check(factsOf(problem, solution));
  return { facts, said: facts.map(rule.sentence) };
}

/** What is found where nothing is broken. */
export const nothing = { facts: [], said: [] };
