import type { Facts } from './facts.ts';

/**
 * One hard rule of a schedule, recounted from a problem and a solution alone. `check` gives one explanation for each
 * place where the rule is broken, none where it is kept; `sentence` says an explanation to a person: what is wrong,
 * where, and what to do.
 */
export type HardRule<Explanation extends object> = {
  readonly id: string;
  /** The rule in one plain sentence. */
  readonly words: string;
  readonly check: (facts: Facts) => Explanation[];
  readonly sentence: (explanation: Explanation) => string;
};

/** One place where a schedule breaks a rule. `explanation` holds the facts: ids of the school, slots, counts. */
export type Violation = {
  readonly rule: string;
  readonly explanation: object;
  readonly sentence: string;
};
