import { err, ok, type Result } from '@quad/kernel';
import type { CohortSession } from '../domain/cohort-session.ts';
import type { EssentialQuestionMissing, WeekdayMismatch } from '../domain/errors.ts';
import { publishingFault } from '../domain/findings.ts';
import type { TransactionMemory } from '../domain/ports.ts';
import type { ProgramEdition } from '../domain/program-edition.ts';
import { scheduleEnd } from './schedule-end.ts';

/** Stores an edition with other sessions. What is published stays fit to be published, and its end is planned anew. */
export async function storeSessions(
  memory: TransactionMemory,
  edition: ProgramEdition,
  sessions: readonly CohortSession[],
): Promise<Result<ProgramEdition, EssentialQuestionMissing | WeekdayMismatch>> {
  const changed: ProgramEdition = { ...edition, sessions, version: edition.version + 1 };
  if (edition.status === 'PUBLISHED') {
    const fault = publishingFault(sessions);
    if (fault !== null) return err(fault);
    await scheduleEnd(memory, changed);
  }
  await memory.editions.replace(changed);
  return ok(changed);
}
