import { err, type InvalidInput, invalidInput, ok, type Result } from '@quad/kernel';
import type { SessionFacts } from './cohort-session.ts';
import { clientMutationFault, linesFault, zonesFault } from './input-faults.ts';
import { zoneOf } from './program-edition.ts';
import { readSession, type SessionInput } from './read-session.ts';

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

/** A new edition as it comes in. */
export interface EditionInput {
  readonly clientMutationId: string;
  readonly academicYearStart: number;
  readonly publishedZones: readonly string[];
  readonly topics: readonly string[];
  readonly capacity: number | null;
  readonly signUpsCloseOn: string | null;
  readonly sessions: readonly SessionInput[];
}

const MOST_SESSIONS = 100;

/** The sessions of a new edition, each read; the first fault of the input when there is one. */
export function readEdition(input: EditionInput): Result<readonly SessionFacts[], InvalidInput> {
  const fault =
    clientMutationFault(input.clientMutationId) ??
    linesFault(input.topics, ['input', 'topics']) ??
    linesFault(input.publishedZones, ['input', 'publishedZones']) ??
    yearFault(input.academicYearStart, ['input', 'academicYearStart']) ??
    zonesFault(input.publishedZones, ['input', 'publishedZones']) ??
    capacityFault(input.capacity, ['input', 'capacity']);
  if (fault !== null) return err(fault);
  if (input.sessions.length > MOST_SESSIONS) {
    return err(invalidInput(`An edition has at most ${MOST_SESSIONS} sessions.`, ['input', 'sessions']));
  }
  const sessions: SessionFacts[] = [];
  for (const [index, session] of input.sessions.entries()) {
    const read = readSession(session, zoneOf(input), ['input', 'sessions', String(index)]);
    if (!read.ok) return read;
    sessions.push(read.value);
  }
  return ok(sessions);
}
