import type { AgendaPoint, SessionFacts } from './cohort-session.ts';
import type { ProgramEdition } from './program-edition.ts';

/** What a clone takes over from the edition that it is cloned from. */
export interface ClonedSyllabus {
  readonly academicYear: number;
  readonly sessions: readonly SessionFacts[];
  readonly topics: readonly string[];
  readonly publishedZones: readonly string[];
}

/**
 * The syllabus of an edition in another academic year. Dates move to the same weekday; times on the
 * wall, zones and printed weekdays stay; a season named with its year (`spring 2023`) moves along.
 */
export function clonedSyllabus(edition: ProgramEdition, academicYear: number): ClonedSyllabus {
  const years = academicYear - edition.academicYear;
  return {
    academicYear,
    sessions: edition.sessions.map((session) => movedSession(session, years)),
    topics: edition.topics.map((topic) => movedSeasons(topic, years)),
    publishedZones: edition.publishedZones,
  };
}

/**
 * The day of the same weekday that is nearest to the same day of the same month, `years` later.
 * It stays in its month, because a cohort meets once in each month, always on the same weekday,
 * not in a fixed week (S0-03).
 */
export function movedDate(day: string, years: number): string {
  const from = Temporal.PlainDate.from(day);
  const sameDay = from.add({ years });
  const forward = (from.dayOfWeek - sameDay.dayOfWeek + 7) % 7;
  const candidates = [forward, forward - 7]
    .map((days) => sameDay.add({ days }))
    .filter((candidate) => candidate.month === sameDay.month);
  const nearest = candidates.toSorted((a, b) => distance(a, sameDay) - distance(b, sameDay))[0];
  if (nearest === undefined) throw new RangeError(`${day} has no like day ${years} years on.`);
  return nearest.toString();
}

/** A text whose seasons are moved by years: `Preview of the spring 2023 sessions`. Other numbers stay. */
export function movedSeasons(text: string, years: number): string {
  return text.replace(
    /\b(spring|summer|fall|autumn|winter) (\d{4})\b/gi,
    (_match, season: string, year: string) => `${season} ${Number(year) + years}`,
  );
}

function movedSession(session: SessionFacts, years: number): SessionFacts {
  const moved = (text: string | null) => (text === null ? null : movedSeasons(text, years));
  const when =
    session.when === null ? null : { ...session.when, startsOn: movedDate(session.when.startsOn, years) };
  return {
    title: movedSeasons(session.title, years),
    essentialQuestion: moved(session.essentialQuestion),
    summary: moved(session.summary),
    when,
    month: Temporal.PlainYearMonth.from(session.month).add({ years }).toString(),
    timeZone: session.timeZone,
    weekdayLabel: session.weekdayLabel,
    agenda: session.agenda.map((point) => movedPoint(point, years)),
    modality: session.modality,
    place: session.place,
    isTailored: session.isTailored,
  };
}

function movedPoint(point: AgendaPoint, years: number): AgendaPoint {
  return {
    text: movedSeasons(point.text, years),
    points: point.points.map((inner) => movedSeasons(inner, years)),
  };
}

function distance(a: Temporal.PlainDate, b: Temporal.PlainDate): number {
  return Math.abs(b.until(a, { largestUnit: 'days' }).days);
}
