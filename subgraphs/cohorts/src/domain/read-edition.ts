import { type InvalidInput, invalidInput } from '@quad/kernel';
import { lineFault } from './read-session.ts';

/** Wide enough for every real syllabus, narrow enough to catch `22` and `20226`. */
const FIRST_YEAR = 1990;
const LAST_YEAR = 2100;
const MOST_PLACES = 100_000;
const LONGEST_LINE = 200;
const MOST_LINES = 100;

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

/** Null when the client's id of an act can be remembered: 1 to 200 characters. */
export function clientMutationFault(clientMutationId: string): InvalidInput | null {
  return lineFault(clientMutationId, LONGEST_LINE, ['input', 'clientMutationId']);
}

/** Null when a list of short lines (topics, ids) is of usable size. */
export function linesFault(lines: readonly string[], path: readonly string[]): InvalidInput | null {
  if (lines.length > MOST_LINES) return invalidInput(`At most ${MOST_LINES}, not ${lines.length}.`, path);
  for (const line of lines) {
    const fault = lineFault(line, LONGEST_LINE, path);
    if (fault !== null) return fault;
  }
  return null;
}
