import type { Season } from './cost.ts';

/** The season of a day: summer June to August, fall September to December, spring January to May. */
export function seasonOf(day: Temporal.PlainDate): Exclude<Season, 'ONGOING'> {
  if (day.month >= 9) return 'FALL';
  return day.month >= 6 ? 'SUMMER' : 'SPRING';
}

/** Fiscal years run from July to June and are named by the year in which they end. */
export function fiscalYearOf(day: Temporal.PlainDate): number {
  return day.month >= 7 ? day.year + 1 : day.year;
}

/** Planning comes in the season before the delivery. */
export const seasonBefore = { SUMMER: 'SPRING', FALL: 'SUMMER', SPRING: 'FALL' } as const;

/** Coaching follows in fall or spring: the delivery cycle has none in summer. */
export const coachingSeason = { SUMMER: 'FALL', FALL: 'SPRING', SPRING: 'SPRING' } as const;

/** The calendar day of an instant in UTC; the product does not yet know the district's zone here. */
export function dayOf(instant: Temporal.Instant): Temporal.PlainDate {
  return instant.toZonedDateTimeISO('UTC').toPlainDate();
}
