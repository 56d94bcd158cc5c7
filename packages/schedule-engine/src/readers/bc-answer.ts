import type { SeatBounds } from '../exact/seat-bounds.ts';
import type { UnmetExplanation } from '../explain/unmet.ts';
import type { ScheduleSolution } from '../problem/solution.ts';
import type { Tally } from '../search/tally.ts';

/** What a built schedule of that school is told from. */
export type BcAnswerFacts = {
  readonly seed: number;
  readonly seconds: number;
  readonly solution: ScheduleSolution;
  readonly tally: Tally;
  readonly bounds: SeatBounds;
  readonly unmet: readonly UnmetExplanation[];
};

/** A schedule in the form in which answers for `bc-school-2024` are recounted: sections with a block, seats, a report. */
export function bcAnswer(facts: BcAnswerFacts): BcAnswer {
  const { solution, tally, bounds } = facts;
  return {
    problem: 'bc-school-2024',
    seed: facts.seed,
    seconds: Math.round(facts.seconds * 10) / 10,
    sections: solution.sections.flatMap(({ id, courses, pattern, cap }) =>
      pattern === null ? [] : [{ id, courses, block: Number(pattern), cap }],
    ),
    seats: solution.seats.map(({ student, section, course, as }) => ({
      student,
      section,
      course,
      as: as === 'PRIMARY' ? 'primary' : 'alternate',
    })),
    report: {
      offered: tally.offered,
      met: tally.met,
      notOffered: tally.notOffered,
      ceiling: bounds.ceiling,
      bound: bounds.met,
      studentsFull: tally.studentsFull,
      studentsFullWithAlternates: tally.studentsFullWithAlternates,
      studentsMissingTwoOrMore: tally.studentsMissingTwoOrMore,
      studentsMissingTwoOrMoreBound: bounds.studentsMissingTwoOrMore,
      alternates: tally.alternates,
      alternatesBound: bounds.alternates,
      unmet: facts.unmet,
    },
  };
}

/** The answer's form; see `bcAnswer`. */
export type BcAnswer = {
  readonly problem: 'bc-school-2024';
  readonly seed: number;
  readonly seconds: number;
  readonly sections: readonly { id: string; courses: readonly string[]; block: number; cap: number }[];
  readonly seats: readonly {
    student: string;
    section: string;
    course: string;
    as: 'primary' | 'alternate';
  }[];
  readonly report: {
    readonly offered: number;
    readonly met: number;
    readonly notOffered: number;
    readonly ceiling: number;
    readonly bound: number;
    readonly studentsFull: number;
    readonly studentsFullWithAlternates: number;
    readonly studentsMissingTwoOrMore: number;
    readonly studentsMissingTwoOrMoreBound: number;
    readonly alternates: number;
    readonly alternatesBound: number;
    readonly unmet: readonly UnmetExplanation[];
  };
};
