import { expect, it } from 'vitest';
import { fiscalYearOf, seasonOf } from './school-year.ts';

it.each([
  ['2026-05-31', 'SPRING', 2026],
  ['2026-06-01', 'SUMMER', 2026],
  ['2026-06-30', 'SUMMER', 2026],
  ['2026-07-01', 'SUMMER', 2027],
  ['2026-08-31', 'SUMMER', 2027],
  ['2026-09-01', 'FALL', 2027],
  ['2026-12-31', 'FALL', 2027],
  ['2027-01-01', 'SPRING', 2027],
])('%s lies in %s of fiscal year %i', (day, season, year) => {
  expect(seasonOf(Temporal.PlainDate.from(day))).toBe(season);
  expect(fiscalYearOf(Temporal.PlainDate.from(day))).toBe(year);
});
