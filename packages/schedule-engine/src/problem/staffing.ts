/**
 * The staffing budget for courses whose number of sections is left to the engine. It pays for all taught sections of
 * the school, those with a number of their own first; a section counts one, however long it runs, and a second
 * teacher in a co-taught section is not counted. Where both limits are given, the smaller one holds.
 */
export type Staffing = {
  /** Most taught sections in all. */
  readonly sections?: number;
  /** Full-time equivalents in all; needs `sectionsPerFte`. */
  readonly fte?: number;
  /** Full load: sections that one full-time teacher teaches. With it, the cost of a section is said in FTE. */
  readonly sectionsPerFte?: number;
  /** What a full-time equivalent costs in a year, in cents; with it, the cost of a section is said in money. */
  readonly centsPerFte?: number;
};
