import type { SeatBounds } from '../exact/seat-bounds.ts';
import type { UnmetExplanation } from '../explain/unmet.ts';
import { searchScale } from '../model/students.ts';
import type { ScheduleProblem } from '../problem/problem.ts';
import type { ScheduleSolution } from '../problem/solution.ts';
import type { Violation } from '../rules/hard-rule.ts';
import type { Tally } from '../search/tally.ts';

/** The form of a schedule for a Quad problem; `answer.schema.json` says it for other programs. */
export const answerFormat = 'quad-schedule-answer/1';

/** What a built schedule is told from. */
export type QuadAnswerFacts = {
  readonly seed: number;
  readonly seconds: number;
  readonly solution: ScheduleSolution;
  /** The search's own cost, a hundred to one of the goals' unit. */
  readonly cost: number;
  readonly tally: Tally;
  readonly bounds: SeatBounds;
  readonly unmet: readonly UnmetExplanation[];
  /** What `checkSchedule` says of the solution. */
  readonly violations: readonly Violation[];
};

/** A schedule with its score and report. `hard` is compared first: places that break a rule; then `soft`. */
export type QuadAnswer = ScheduleSolution & {
  readonly format: typeof answerFormat;
  /** Id of the problem that it answers. */
  readonly problem: string;
  readonly seed: number;
  readonly seconds: number;
  /** `soft` in the goals' unit: 100 is one unmet elective request; less is better, alternates count for it. */
  readonly score: { readonly hard: number; readonly soft: number };
  readonly report: Tally & {
    readonly ceiling: number;
    readonly bound: number;
    readonly studentsMissingTwoOrMoreBound: number;
    readonly alternatesBound: number;
    readonly violations: readonly { readonly rule: string; readonly sentence: string }[];
    readonly unmet: readonly UnmetExplanation[];
  };
};

export function quadAnswer(problem: ScheduleProblem, facts: QuadAnswerFacts): QuadAnswer {
  const { solution, tally, bounds, violations } = facts;
  return {
    format: answerFormat,
    problem: problem.id,
    seed: facts.seed,
    seconds: Math.round(facts.seconds * 10) / 10,
    score: { hard: violations.length, soft: facts.cost / searchScale },
    report: {
      ...tally,
      ceiling: bounds.ceiling,
      bound: bounds.met,
      studentsMissingTwoOrMoreBound: bounds.studentsMissingTwoOrMore,
      alternatesBound: bounds.alternates,
      violations: violations.map(({ rule, sentence }) => ({ rule, sentence })),
      unmet: facts.unmet,
    },
    sections: solution.sections,
    seats: solution.seats,
  };
}
