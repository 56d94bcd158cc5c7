/**
 * Soft goals by weight; 0 switches one off; what is left out has the default of `defaultGoals`. The unit of every
 * weight is "one unmet elective request of weight 1" = 100.
 */
export type Goals = {
  /** A primary request unmet. */
  readonly unmet?: number;
  /** More for a mandatory one, and for one of a core course. */
  readonly unmetMandatory?: number;
  readonly unmetCore?: number;
  /** A student who misses two or more: fair shares of what is missing. */
  readonly missesTwoOrMore?: number;
  /** A hole filled with an alternate (counts for, not against). */
  readonly alternate?: number;
  /** One seat of spread between the largest and the smallest section of a course, above one. */
  readonly sizeBalance?: number;
  /** One student with a need, or a prior course, above the course's share in a section: sections must not sort students. */
  readonly needBalance?: number;
  /** An unmet request to an advanced course, more. */
  readonly access?: number;
  /** A prep above the first two. */
  readonly preps?: number;
  /** A change of room from one slot to the next. */
  readonly roomChanges?: number;
  /** A section or a seat that was elsewhere in the version before. */
  readonly stability?: number;
};

export const defaultGoals: Required<Goals> = {
  unmet: 100,
  unmetMandatory: 200,
  unmetCore: 200,
  missesTwoOrMore: 50,
  alternate: 5,
  sizeBalance: 0,
  needBalance: 0,
  access: 50,
  preps: 1,
  roomChanges: 0.1,
  stability: 0.05,
};
