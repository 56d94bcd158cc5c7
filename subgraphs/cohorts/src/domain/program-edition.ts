import type { CohortSession } from './cohort-session.ts';
import { endOf } from './session-times.ts';

export type EditionStatus = 'DRAFT' | 'PUBLISHED' | 'PAST';

/** One academic year of a program. Its sessions are part of it: they are read and published together. */
export interface ProgramEdition {
  readonly id: string;
  /** Grows with every change of the syllabus; not with sign-ups. */
  readonly version: number;
  /** The owner of the program. */
  readonly tenantId: string;
  readonly programId: string;
  /** The calendar year in which the academic year begins. */
  readonly academicYear: number;
  readonly status: EditionStatus;
  readonly sessions: readonly CohortSession[];
  readonly topics: readonly string[];
  /** IANA zones; the first is the edition's own. Never empty. */
  readonly publishedZones: readonly string[];
  /** Null when there is no limit. */
  readonly capacity: number | null;
  readonly signUpCount: number;
  /** The last day on which one may sign up, in the edition's zone. */
  readonly signUpsCloseOn: string | null;
  readonly clonedFromId: string | null;
}

/** A session together with the edition that gives it its published zones and its visibility. */
export interface SessionInEdition {
  readonly session: CohortSession;
  readonly edition: ProgramEdition;
}

/** `2022–23`. */
export function editionLabel(academicYear: number): string {
  return `${academicYear}–${String((academicYear + 1) % 100).padStart(2, '0')}`;
}

/** The zone in which the edition's own days begin and end. */
export function zoneOf(edition: Pick<ProgramEdition, 'publishedZones'>): string {
  return edition.publishedZones[0] ?? 'UTC';
}

/** The day of the first session with a date; null while there is none. */
export function startsOn(edition: Pick<ProgramEdition, 'sessions'>): string | null {
  const days = edition.sessions.flatMap((session) => (session.when === null ? [] : [session.when.startsOn]));
  return days.toSorted()[0] ?? null;
}

/**
 * The last day, inclusive: of the last session, or of the last month kept for a tailored one; the last
 * day of the school year for a program that is announced before its schedule (S3-07).
 */
export function endsOn(edition: Pick<ProgramEdition, 'sessions' | 'academicYear'>): string {
  const days = edition.sessions.map((session) => session.when?.startsOn ?? lastDayOf(session.month));
  return days.toSorted().at(-1) ?? `${edition.academicYear + 1}-06-30`;
}

/** What tells when an edition is over. */
export type EditionSpan = Pick<ProgramEdition, 'sessions' | 'publishedZones' | 'academicYear'>;

/** The instant at which the edition is over. */
export function endsAt(edition: EditionSpan): Temporal.Instant {
  const ends = edition.sessions.map((session) =>
    session.when === null
      ? endOfDay(lastDayOf(session.month), zoneOf(edition))
      : endOf(session.when, session.timeZone).toInstant(),
  );
  return ends.toSorted(Temporal.Instant.compare).at(-1) ?? endOfDay(endsOn(edition), zoneOf(edition));
}

/** Whether the edition is over at this instant. */
export function hasEnded(edition: EditionSpan, now: Temporal.Instant): boolean {
  return Temporal.Instant.compare(endsAt(edition), now) <= 0;
}

/** Whether one may sign up now: published, not over even when the status still lags, not closed. It may be full. */
export function isOpen(edition: ProgramEdition, now: Temporal.Instant): boolean {
  if (edition.status !== 'PUBLISHED' || hasEnded(edition, now)) return false;
  if (edition.signUpsCloseOn === null) return true;
  const today = now.toZonedDateTimeISO(zoneOf(edition)).toPlainDate();
  return Temporal.PlainDate.compare(today, edition.signUpsCloseOn) <= 0;
}

/** Whether every place is taken. */
export function isFull(edition: Pick<ProgramEdition, 'capacity' | 'signUpCount'>): boolean {
  return edition.capacity !== null && edition.signUpCount >= edition.capacity;
}

function lastDayOf(month: string): string {
  const first = Temporal.PlainYearMonth.from(month);
  return first.toPlainDate({ day: first.daysInMonth }).toString();
}

function endOfDay(day: string, timeZone: string): Temporal.Instant {
  return Temporal.PlainDate.from(day).add({ days: 1 }).toZonedDateTime(timeZone).toInstant();
}
