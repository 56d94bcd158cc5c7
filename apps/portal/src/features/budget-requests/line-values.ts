import type { CostCategory, CostLineInput, CostStage, Season } from '../../__generated__/graphql.ts';
import { centsFromText } from '../../i18n/formats.ts';

export const stages: readonly CostStage[] = ['PLANNING', 'DELIVERY', 'COACHING', 'EVALUATION'];
export const seasons: readonly Season[] = ['SUMMER', 'FALL', 'SPRING', 'ONGOING'];
export const categories: readonly CostCategory[] = [
  'STAFF',
  'SUBSTITUTES',
  'STIPENDS',
  'EXPERTS',
  'MATERIALS',
  'FACILITIES',
  'COACH_TRAINING',
  'COACHING_TIME',
  'DATA_COLLECTION',
  'EVALUATION',
];

/** A cost line while it is typed: numbers are texts until they are read. */
export interface LineValues {
  readonly key: string;
  readonly stage: CostStage;
  readonly season: Season;
  readonly category: CostCategory;
  readonly description: string;
  readonly quantity: string;
  readonly unitCost: string;
  readonly fund: string;
}

/** The lines of a new request: one for each stage, so that none is forgotten. */
export function firstLines(): readonly LineValues[] {
  const line = (stage: CostStage, season: Season, category: CostCategory): LineValues => ({
    key: stage,
    stage,
    season,
    category,
    description: '',
    quantity: '1',
    unitCost: '',
    fund: '',
  });
  return [
    line('PLANNING', 'SUMMER', 'STAFF'),
    line('DELIVERY', 'FALL', 'EXPERTS'),
    line('COACHING', 'SPRING', 'COACHING_TIME'),
    line('EVALUATION', 'ONGOING', 'EVALUATION'),
  ];
}

/** A line's amount in cents, or null while its numbers cannot be read. */
export function lineCents(line: LineValues): number | null {
  const unitCents = centsFromText(line.unitCost);
  const quantity = quantityOf(line);
  return unitCents === null || quantity === null ? null : unitCents * quantity;
}

export type LineField = 'description' | 'quantity' | 'unitCost';

/** Which fields of a line must be mended before it can be saved. */
export function lineFaults(line: LineValues): readonly LineField[] {
  return [
    ...(line.description.trim() === '' ? (['description'] as const) : []),
    ...(quantityOf(line) === null ? (['quantity'] as const) : []),
    ...(centsFromText(line.unitCost) === null ? (['unitCost'] as const) : []),
  ];
}

/** A line that nobody has begun: it is left out rather than complained about. */
export function isUntouched(line: LineValues): boolean {
  return line.description.trim() === '' && line.unitCost.trim() === '';
}

/** @throws RangeError for a line with faults; ask `lineFaults` first. */
export function lineInput(line: LineValues): CostLineInput {
  const unitCostCents = centsFromText(line.unitCost);
  const quantity = quantityOf(line);
  if (unitCostCents === null || quantity === null) {
    throw new RangeError(`Line "${line.description}" has no readable numbers; mend them before saving.`);
  }
  const { stage, season, category } = line;
  const fund = line.fund.trim();
  return {
    stage,
    season,
    category,
    description: line.description.trim(),
    quantity,
    unitCostCents,
    ...(fund && { fund }),
  };
}

function quantityOf({ quantity }: LineValues): number | null {
  const count = Number(quantity.trim());
  return /^\d+$/.test(quantity.trim()) && Number.isSafeInteger(count) && count > 0 ? count : null;
}
