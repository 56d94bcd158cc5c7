import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import type { CohortSession } from '../domain/cohort-session.ts';
import type { ProgramEdition } from '../domain/program-edition.ts';
import { endOf, startOf } from '../domain/session-times.ts';

/** An edition with the name of its program, to be shown in a calendar. */
export interface CalendarEdition {
  readonly edition: ProgramEdition;
  readonly programName: string;
}

/** How often a calendar may ask again. */
const REFRESH_SECONDS = 3_600;

/**
 * The calendar file (RFC 5545) of editions. Times are UTC instants, so that no reader needs to know
 * our zones. The same editions give the same bytes: UID is the session's id, SEQUENCE its version,
 * DTSTAMP its last change. Months kept for tailored sessions have no event until they have a date.
 */
export function calendarFile(name: string, editions: readonly CalendarEdition[]): string {
  const calendar = ical({
    name,
    prodId: { company: 'Quad', product: 'Cohorts', language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: REFRESH_SECONDS,
  });
  for (const { edition, programName } of editions) {
    for (const session of edition.sessions) addEvent(calendar, session, programName);
  }
  return calendar.toString();
}

function addEvent(calendar: ReturnType<typeof ical>, session: CohortSession, programName: string): void {
  if (session.when === null) return;
  const changedAt = new Date(session.updatedAt.epochMilliseconds);
  calendar.createEvent({
    id: `${session.id}@quad`,
    sequence: session.version,
    stamp: changedAt,
    lastModified: changedAt,
    start: new Date(startOf(session.when, session.timeZone).epochMilliseconds),
    end: new Date(endOf(session.when, session.timeZone).epochMilliseconds),
    summary: `${programName}: ${session.title}`,
    description: descriptionOf(session),
    location: session.place,
    status: ICalEventStatus.CONFIRMED,
  });
}

/** The essential question, then the agenda with what stands below each point. */
function descriptionOf(session: CohortSession): string {
  const points = session.agenda.flatMap((point) => [
    `• ${point.text}`,
    ...point.points.map((inner) => `  – ${inner}`),
  ]);
  return [session.essentialQuestion, session.summary, points.join('\n')]
    .filter((part) => part !== null && part !== '')
    .join('\n\n');
}
