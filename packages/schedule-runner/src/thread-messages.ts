import type { ScheduleProblem, ScheduleSolution, Tally, UnmetExplanation } from '@quad/schedule-engine';

/** How long a search goes on: in time, or by steps on each level of its cooling, with which the same answer comes again. */
export type SearchLimit = { readonly seconds: number } | { readonly stepsByLevel: readonly number[] };

export type ThreadTask = {
  readonly problem: ScheduleProblem;
  readonly seed: number;
  readonly limit: SearchLimit;
  /** One shared number: 1 asks the thread to stop with what it has. */
  readonly stopFlag: SharedArrayBuffer;
};

export type ThreadResult = {
  readonly stepsByLevel: readonly number[];
  readonly cost: number;
  readonly tally: Tally;
  readonly solution: ScheduleSolution;
  readonly unmet: readonly UnmetExplanation[];
};

export type ThreadProgress = {
  readonly level: number;
  readonly levels: number;
  readonly met: number;
  /** Cost of the schedule as it stands, in the search's own unit. */
  readonly cost: number;
};

export type FromThread =
  | ({ readonly kind: 'PROGRESS' } & ThreadProgress)
  | ({ readonly kind: 'DONE' } & ThreadResult);
