import { err, type InvalidInput, invalidInput, ok, type Result } from '@quad/kernel';
import type { AgendaPoint, SessionFacts, SessionModality, SessionWhen } from './cohort-session.ts';
import { lineFault, zoneFault } from './input-faults.ts';

/** A session as it comes in; what is left out is undefined. */
export interface SessionInput {
  readonly title: string;
  readonly essentialQuestion?: string | null | undefined;
  readonly summary?: string | null | undefined;
  readonly startsOn?: string | null | undefined;
  readonly startsAtLocal?: string | null | undefined;
  readonly durationMinutes?: number | null | undefined;
  readonly timeZone?: string | null | undefined;
  readonly month?: string | null | undefined;
  readonly weekdayLabel?: string | null | undefined;
  readonly agenda?: readonly AgendaPointInput[] | null | undefined;
  readonly modality?: SessionModality | null | undefined;
  readonly place?: string | null | undefined;
  readonly isTailored?: boolean | null | undefined;
}

interface AgendaPointInput {
  readonly text: string;
  readonly points?: readonly string[] | null | undefined;
}

const LONGEST_LINE = 200;
const LONGEST_TEXT = 4_000;
const LONGEST_SESSION_MINUTES = 1_440;
const MOST_POINTS = 50;

/**
 * Reads a session: trims its texts and checks each part.
 * @param ownZone the zone of a session that names none.
 * @param path the input field that holds the session, for the fault.
 */
export function readSession(
  input: SessionInput,
  ownZone: string,
  path: readonly string[],
): Result<SessionFacts, InvalidInput> {
  const fault =
    textFault(input, path) ??
    (input.timeZone == null ? null : zoneFault(input.timeZone, [...path, 'timeZone']));
  if (fault !== null) return err(fault);
  const isTailored = input.isTailored === true;
  const when = readWhen(input, path);
  if (!when.ok) return when;
  if (when.value === null && !isTailored) {
    return err(
      invalidInput('A core session needs its day, time and length; give all three.', [...path, 'startsOn']),
    );
  }
  const month = when.value?.startsOn.slice(0, 7) ?? input.month ?? '';
  if (!isMonth(month)) {
    return err(invalidInput('A session without a day needs its month as YYYY-MM.', [...path, 'month']));
  }
  return ok({
    title: input.title.trim(),
    essentialQuestion: trimmed(input.essentialQuestion),
    summary: trimmed(input.summary),
    when: when.value,
    month,
    timeZone: input.timeZone ?? ownZone,
    weekdayLabel: trimmed(input.weekdayLabel),
    agenda: (input.agenda ?? []).map(readPoint),
    modality: input.modality ?? null,
    place: trimmed(input.place),
    isTailored,
  });
}

function readWhen(input: SessionInput, path: readonly string[]): Result<SessionWhen | null, InvalidInput> {
  const { startsOn, startsAtLocal, durationMinutes } = input;
  if (startsOn == null && startsAtLocal == null && durationMinutes == null) return ok(null);
  if (startsOn == null || startsAtLocal == null || durationMinutes == null) {
    return err(
      invalidInput('The day, the time and the length of a session come together.', [...path, 'startsOn']),
    );
  }
  if (!isDay(startsOn)) {
    return err(invalidInput(`${startsOn} is not a day like 2026-09-24.`, [...path, 'startsOn']));
  }
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(startsAtLocal)) {
    return err(invalidInput(`${startsAtLocal} is not a time of day like 16:00.`, [...path, 'startsAtLocal']));
  }
  if (
    !Number.isInteger(durationMinutes) ||
    durationMinutes < 1 ||
    durationMinutes > LONGEST_SESSION_MINUTES
  ) {
    return err(
      invalidInput(`A session lasts 1 to ${LONGEST_SESSION_MINUTES} minutes, not ${durationMinutes}.`, [
        ...path,
        'durationMinutes',
      ]),
    );
  }
  return ok({ startsOn, startsAtLocal, durationMinutes });
}

function textFault(input: SessionInput, path: readonly string[]): InvalidInput | null {
  const title = lineFault(input.title, LONGEST_LINE, [...path, 'title']);
  if (title !== null) return title;
  const points = input.agenda ?? [];
  const texts = points.flatMap((point) => [point.text, ...(point.points ?? [])]);
  if (texts.length > MOST_POINTS || texts.some((text) => text.trim() === '' || text.length > LONGEST_TEXT)) {
    return invalidInput(`An agenda has at most ${MOST_POINTS} points, none empty.`, [...path, 'agenda']);
  }
  for (const field of ['essentialQuestion', 'summary', 'place', 'weekdayLabel'] as const) {
    const longest = field === 'weekdayLabel' ? LONGEST_LINE : LONGEST_TEXT;
    if ((input[field] ?? '').length > longest) {
      return invalidInput(`${field} has at most ${longest} characters.`, [...path, field]);
    }
  }
  return null;
}

function readPoint(point: AgendaPointInput): AgendaPoint {
  return { text: point.text.trim(), points: (point.points ?? []).map((inner) => inner.trim()) };
}

function trimmed(text: string | null | undefined): string | null {
  const value = text?.trim() ?? '';
  return value === '' ? null : value;
}

function isDay(text: string): boolean {
  return isReadable(() => Temporal.PlainDate.from(text)) && /^\d{4}-\d{2}-\d{2}$/.test(text);
}

function isMonth(text: string): boolean {
  return /^\d{4}-\d{2}$/.test(text) && isReadable(() => Temporal.PlainYearMonth.from(text));
}

function isReadable(read: () => unknown): boolean {
  try {
    read();
    return true;
  } catch {
    return false;
  }
}
