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
  /** Students in a section above an even share of those who ask, squared: four in one weigh as much as one in each of sixteen. */
  readonly sizeBalance?: number;
  /** Students with a need, or with a prior course, in a section above an even share, squared: sections must not sort students. */
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
