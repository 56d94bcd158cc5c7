import { type InvalidInput, invalidInput } from '@quad/kernel';

/** Wide enough for every real syllabus, narrow enough to catch `22` and `20226`. */
const FIRST_YEAR = 1990;
const LAST_YEAR = 2100;
const MOST_PLACES = 100_000;

/** Null when the number can be the year in which an academic year begins. */
export function yearFault(year: number, path: readonly string[]): InvalidInput | null {
  if (Number.isInteger(year) && year >= FIRST_YEAR && year <= LAST_YEAR) return null;
  return invalidInput(`An academic year begins in ${FIRST_YEAR} to ${LAST_YEAR}, not in ${year}.`, path);
}

/** Null when there is no limit or one of at least one place. */
export function capacityFault(capacity: number | null, path: readonly string[]): InvalidInput | null {
  if (capacity === null || (Number.isInteger(capacity) && capacity >= 1 && capacity <= MOST_PLACES))
    return null;
  return invalidInput(`An edition has 1 to ${MOST_PLACES} places, not ${capacity}.`, path);
}
