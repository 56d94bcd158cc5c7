import type { SessionFacts, SessionWhen } from './cohort-session.ts';
import { type Weekday, weekdayOf } from './weekdays.ts';

/** A session's time as a clock on the wall of a zone shows it. */
export interface ZonedTime {
  readonly zone: string;
  readonly isPublished: boolean;
  /** Local day and time without offset, `2022-09-29T16:00:00`. */
  readonly startsLocal: string;
  readonly endsLocal: string;
  readonly weekday: Weekday;
  /** `4:00–5:30 p.m. Eastern`. */
  readonly label: string;
}

/** When a session with a date begins, in its own zone. */
export function startOf(when: SessionWhen, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.PlainDate.from(when.startsOn).toZonedDateTime({
    timeZone,
    plainTime: Temporal.PlainTime.from(when.startsAtLocal),
  });
}

/** When a session with a date ends, in its own zone. */
export function endOf(when: SessionWhen, timeZone: string): Temporal.ZonedDateTime {
  return startOf(when, timeZone).add({ minutes: when.durationMinutes });
}

/** The session's time in the zones asked for, then in the published ones, each once; empty without a date. */
export function zonedTimes(
  session: Pick<SessionFacts, 'when' | 'timeZone'>,
  askedZones: readonly string[],
  publishedZones: readonly string[],
): readonly ZonedTime[] {
  const { when } = session;
  if (when === null) return [];
  const start = startOf(when, session.timeZone);
  const end = endOf(when, session.timeZone);
  return [...new Set([...askedZones, ...publishedZones])].map((zone) => {
    const startThere = start.withTimeZone(zone);
    const endThere = end.withTimeZone(zone);
    return {
      zone,
      isPublished: publishedZones.includes(zone),
      startsLocal: startThere.toPlainDateTime().toString(),
      endsLocal: endThere.toPlainDateTime().toString(),
      weekday: weekdayOf(startThere.toPlainDate().toString()),
      label: `${printedRange(startThere, endThere)} ${zoneName(startThere)}`,
    };
  });
}

/** Whether this is the name of an IANA zone; offsets like `+02:00` are none, because they know no daylight saving. */
export function isTimeZone(zone: string): boolean {
  if (!/^[A-Za-z]/.test(zone)) return false;
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
    return true;
  } catch {
    return false;
  }
}

/** `4:00–5:30 p.m.`, or `11:00 a.m.–12:30 p.m.` when noon lies between. */
function printedRange(start: Temporal.ZonedDateTime, end: Temporal.ZonedDateTime): string {
  const from =
    meridiem(start) === meridiem(end) ? printedTime(start) : `${printedTime(start)} ${meridiem(start)}`;
  return `${from}–${printedTime(end)} ${meridiem(end)}`;
}

function printedTime(time: Temporal.ZonedDateTime): string {
  return `${time.hour % 12 === 0 ? 12 : time.hour % 12}:${String(time.minute).padStart(2, '0')}`;
}

function meridiem(time: Temporal.ZonedDateTime): string {
  return time.hour < 12 ? 'a.m.' : 'p.m.';
}

/** `Eastern`, `Pacific`: the zone's name all year round, as syllabi print it. */
function zoneName(time: Temporal.ZonedDateTime): string {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: time.timeZoneId,
    timeZoneName: 'longGeneric',
  }).formatToParts(time.epochMilliseconds);
  const name = parts.find((part) => part.type === 'timeZoneName')?.value ?? time.timeZoneId;
  return name.replace(/ Time$/, '');
}
