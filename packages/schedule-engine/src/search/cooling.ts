/** Levels of falling temperature, in units of the search (`searchScale` × 100 = one unmet request). */
export type Phase = {
  readonly levels: number;
  readonly from: number;
  readonly to: number;
  /** Seat trials between two section trials. */
  readonly seats: number;
  /** Section trials are judged at this many times the temperature of a seat's. */
  readonly sectionFactor: number;
};

/**
 * How the search cools, level by level. On the `joint` levels sections and seats move and caps may be passed, so that
 * all are met who can be; on the `fill` levels also who misses what no section has a seat for, and what they get
 * instead, is part of it; on the `polish` levels caps hold. On the last level, `repair`, the exact solver seats batches of
 * students anew; one step is one batch.
 */
export type Cooling = {
  /** How often joint, fill and polish are gone through, each time from nothing; the best is repaired. */
  readonly rounds: number;
  readonly joint: Phase;
  readonly fill: Phase;
  readonly polish: Phase;
  /**
   * Variables of a batch's program, from those that the solver ends in a blink to those that it ends in seconds, and
   * how many batches of a size may find nothing better.
   */
  readonly repair: { readonly levels: 1; readonly from: number; readonly to: number; readonly idle: number };
  /** Seat trials that follow a section's move, and an alternate's, before it is judged. */
  readonly sectionRepairs: number;
  readonly alternateRepairs: number;
};

export const defaultCooling: Cooling = {
  rounds: 1,
  joint: { levels: 50, from: 2500, to: 500, seats: 50, sectionFactor: 4 },
  fill: { levels: 35, from: 300, to: 25, seats: 100, sectionFactor: 4 },
  polish: { levels: 15, from: 40, to: 20, seats: 1000, sectionFactor: 4 },
  repair: { levels: 1, from: 3000, to: 12_000, idle: 3 },
  sectionRepairs: 2000,
  alternateRepairs: 200,
};

export type PhaseName = 'joint' | 'fill' | 'polish' | 'repair';

export const levelsOfRound = ({ joint, fill, polish }: Cooling): number =>
  joint.levels + fill.levels + polish.levels;

export const levelsOf = (cooling: Cooling): number =>
  cooling.rounds * levelsOfRound(cooling) + cooling.repair.levels;

/** The phase that a level belongs to, and which level of the phase it is, from 0. */
export function phaseAt(cooling: Cooling, level: number): { readonly name: PhaseName; readonly at: number } {
  const { joint, fill, rounds } = cooling;
  const searched = rounds * levelsOfRound(cooling);
  if (level >= searched) return { name: 'repair', at: level - searched };
  const at = level % levelsOfRound(cooling);
  if (at < joint.levels) return { name: 'joint', at };
  if (at < joint.levels + fill.levels) return { name: 'fill', at: at - joint.levels };
  return { name: 'polish', at: at - joint.levels - fill.levels };
}

export function temperatureOf({ from, to, levels }: Phase, at: number): number {
  return from * (to / from) ** (at / Math.max(1, levels - 1));
}
