/** Who teaches. Limits that are left out are none. */
export type Teacher = {
  readonly id: string;
  readonly department?: string;
  /** Courses that this teacher is qualified for. */
  readonly qualifiedFor: readonly string[];
  readonly unavailable?: readonly string[];
  /** Most sections at a time, counted per term; a section that spans terms counts in each. */
  readonly maxSections?: number;
  /** Most distinct courses (preps) in a term; simultaneous courses are one. */
  readonly maxPreps?: number;
  /** Most slots one after the other without a free one or a break. */
  readonly maxConsecutive?: number;
  /** Needs one free slot of each lunch window. Default: true. */
  readonly needsLunch?: boolean;
  /** Full-time equivalent that the school has of this teacher, for staffing reports. */
  readonly fte?: number;
};

/** A team, house, small school or cohort: teachers and students that belong together. */
export type Team = {
  readonly id: string;
  readonly teachers: readonly string[];
  /** At least this many slots of each term and kind of day in which none of the team's teachers teaches. */
  readonly commonPlanning?: number;
  /** Its students take these courses in the team's own sections only. */
  readonly courses?: readonly string[];
};
