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
 * instead, is part of it; on the `polish` levels caps hold.
 */
export type Cooling = {
  readonly joint: Phase;
  readonly fill: Phase;
  readonly polish: Phase;
  /** Seat trials that follow a section's move, and an alternate's, before it is judged. */
  readonly sectionRepairs: number;
  readonly alternateRepairs: number;
};

export const defaultCooling: Cooling = {
  joint: { levels: 30, from: 2500, to: 1000, seats: 20, sectionFactor: 4 },
  fill: { levels: 50, from: 400, to: 25, seats: 100, sectionFactor: 4 },
  polish: { levels: 20, from: 40, to: 20, seats: 1000, sectionFactor: 4 },
  sectionRepairs: 2000,
  alternateRepairs: 200,
};

export type PhaseName = 'joint' | 'fill' | 'polish';

export const levelsOf = ({ joint, fill, polish }: Cooling): number =>
  joint.levels + fill.levels + polish.levels;

/** The phase that a level belongs to, and which level of the phase it is, from 0. */
export function phaseAt(cooling: Cooling, level: number): { readonly name: PhaseName; readonly at: number } {
  const { joint, fill } = cooling;
  if (level < joint.levels) return { name: 'joint', at: level };
  if (level < joint.levels + fill.levels) return { name: 'fill', at: level - joint.levels };
  return { name: 'polish', at: level - joint.levels - fill.levels };
}

export function temperatureOf({ from, to, levels }: Phase, at: number): number {
  return from * (to / from) ** (at / Math.max(1, levels - 1));
}
