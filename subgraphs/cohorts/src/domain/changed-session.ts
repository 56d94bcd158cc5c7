import { type InvalidInput, ok, type Result } from '@quad/kernel';
import type { CohortSession } from './cohort-session.ts';
import { readSession, type SessionInput } from './read-session.ts';

/** A change of a session: undefined keeps what is there, null takes it away where that is possible. */
export type SessionChange = {
  readonly [Field in keyof SessionInput]?: SessionInput[Field] | null | undefined;
};

/**
 * The session with a change, in its next version. A new date does not change the printed weekday:
 * label and date come from different hands, and the check between them is what finds a slip (S0-03).
 */
export function changedSession(
  session: CohortSession,
  change: SessionChange,
  now: Temporal.Instant,
): Result<CohortSession, InvalidInput> {
  const read = readSession(
    {
      title: change.title ?? session.title,
      essentialQuestion: kept(change.essentialQuestion, session.essentialQuestion),
      summary: kept(change.summary, session.summary),
      startsOn: change.startsOn ?? session.when?.startsOn,
      startsAtLocal: change.startsAtLocal ?? session.when?.startsAtLocal,
      durationMinutes: change.durationMinutes ?? session.when?.durationMinutes,
      timeZone: change.timeZone ?? session.timeZone,
      month: session.month,
      weekdayLabel: kept(change.weekdayLabel, session.weekdayLabel),
      agenda: change.agenda ?? session.agenda,
      modality: kept(change.modality, session.modality),
      place: kept(change.place, session.place),
      isTailored: session.isTailored,
    },
    session.timeZone,
    ['input'],
  );
  if (!read.ok) return read;
  const { id, number, version } = session;
  return ok({ ...read.value, id, number, version: version + 1, updatedAt: now });
}

function kept<Value>(change: Value | null | undefined, current: Value | null): Value | null {
  return change === undefined ? current : change;
}
