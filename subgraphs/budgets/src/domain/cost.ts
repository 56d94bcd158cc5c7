import { type Money, sumCents } from '@quad/kernel';

/** The stages of the delivery cycle, in its order. */
export const costStages = ['PLANNING', 'DELIVERY', 'COACHING', 'EVALUATION'] as const;
export type CostStage = (typeof costStages)[number];

export type Season = 'SUMMER' | 'FALL' | 'SPRING' | 'ONGOING';

export type CostCategory =
  | 'STAFF'
  | 'SUBSTITUTES'
  | 'STIPENDS'
  | 'EXPERTS'
  | 'MATERIALS'
  | 'FACILITIES'
  | 'COACH_TRAINING'
  | 'COACHING_TIME'
  | 'DATA_COLLECTION'
  | 'EVALUATION';

/** One cost: `quantity` units at `unitCostCents` each; both integers. */
export interface CostLine {
  readonly id: string;
  readonly stage: CostStage;
  readonly season: Season;
  readonly category: CostCategory;
  readonly description: string;
  readonly quantity: number;
  readonly unitCostCents: number;
  readonly fund: string | null;
}

/** A cost before it has an id. */
export type CostLineDraft = Omit<CostLine, 'id'>;

/** One currency for all districts as yet. */
const CURRENCY = 'USD';

export function toMoney(amountCents: number): Money {
  return { amountCents, currency: CURRENCY };
}

/** Quantity times unit cost, exactly: both are integers and the product stays within the safe ones. */
export function lineTotalCents(line: Pick<CostLine, 'quantity' | 'unitCostCents'>): number {
  return line.quantity * line.unitCostCents;
}

/** @throws RangeError when a sum cannot be exact. */
export function totalCents(lines: readonly Pick<CostLine, 'quantity' | 'unitCostCents'>[]): number {
  return sumCents(lines.map(lineTotalCents));
}

export interface StageTotal {
  readonly stage: CostStage;
  readonly totalCents: number;
}

/** The sums of all four stages in their order; zero where a stage has no line. */
export function stageTotals(lines: readonly CostLineDraft[]): readonly StageTotal[] {
  return costStages.map((stage) => ({
    stage,
    totalCents: totalCents(lines.filter((line) => line.stage === stage)),
  }));
}

/** Lines in the order of the delivery cycle; within a stage they keep their order. */
export function inCycleOrder<Line extends { readonly stage: CostStage }>(
  lines: readonly Line[],
): readonly Line[] {
  return costStages.flatMap((stage) => lines.filter((line) => line.stage === stage));
}
