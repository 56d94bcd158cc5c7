import { readWeekday, weekdayOf } from './weekdays.ts';

export interface AgendaPoint {
  readonly text: string;
  readonly points: readonly string[];
}

export type SessionModality = 'VIRTUAL' | 'IN_PERSON' | 'HYBRID';

/** When people meet, as the clock on the wall of the session's zone shows it; it never moves with daylight saving. */
export interface SessionWhen {
  /** The local day, `YYYY-MM-DD`. */
  readonly startsOn: string;
  /** The local time of day, `HH:MM`. */
  readonly startsAtLocal: string;
  readonly durationMinutes: number;
}

/** What a syllabus says about a session. */
export interface SessionFacts {
  readonly title: string;
  readonly essentialQuestion: string | null;
  readonly summary: string | null;
  /** Null for a tailored session of which only the month is known. */
  readonly when: SessionWhen | null;
  /** `YYYY-MM`. */
  readonly month: string;
  /** IANA zone. */
  readonly timeZone: string;
  /** The weekday as it is printed; null when none is. */
  readonly weekdayLabel: string | null;
  readonly agenda: readonly AgendaPoint[];
  readonly modality: SessionModality | null;
  readonly place: string | null;
  readonly isTailored: boolean;
}

export interface CohortSession extends SessionFacts {
  readonly id: string;
  /** Grows with every change; calendars read it as SEQUENCE. */
  readonly version: number;
  readonly number: number;
  readonly updatedAt: Temporal.Instant;
}

/** Whether the printed weekday is that of the date; null when there is nothing to compare. */
export function weekdayAgrees(session: Pick<SessionFacts, 'when' | 'weekdayLabel'>): boolean | null {
  if (session.when === null || session.weekdayLabel === null) return null;
  return readWeekday(session.weekdayLabel) === weekdayOf(session.when.startsOn);
}

/** A month kept for a tailored session needs no question until it becomes a session with a date. */
export function needsEssentialQuestion(session: Pick<SessionFacts, 'when' | 'isTailored'>): boolean {
  return session.when !== null || !session.isTailored;
}

/** The English name of a month `YYYY-MM`, as syllabi print it. */
export function monthLabelOf(month: string): string {
  return Temporal.PlainYearMonth.from(month)
    .toPlainDate({ day: 1 })
    .toLocaleString('en-US', { month: 'long' });
}
