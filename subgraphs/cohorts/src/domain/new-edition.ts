import type { NewId } from '@quad/kernel';
import type { CohortSession, SessionFacts } from './cohort-session.ts';
import type { ProgramEdition } from './program-edition.ts';

/** The parts of a new edition that are told; the others are those of every draft. */
export interface EditionFacts
  extends Pick<ProgramEdition, 'tenantId' | 'programId' | 'academicYear' | 'topics' | 'publishedZones'> {
  readonly sessions: readonly SessionFacts[];
  readonly capacity?: number | null;
  readonly signUpsCloseOn?: string | null;
  readonly clonedFromId?: string;
}

/** A draft with its sessions numbered in their order. */
export function draftEdition(facts: EditionFacts, newId: NewId, now: Temporal.Instant): ProgramEdition {
  return {
    id: newId('programEdition'),
    version: 1,
    tenantId: facts.tenantId,
    programId: facts.programId,
    academicYear: facts.academicYear,
    status: 'DRAFT',
    sessions: facts.sessions.map((session, index) => newSession(session, index + 1, newId, now)),
    topics: facts.topics,
    publishedZones: facts.publishedZones,
    capacity: facts.capacity ?? null,
    signUpCount: 0,
    signUpsCloseOn: facts.signUpsCloseOn ?? null,
    clonedFromId: facts.clonedFromId ?? null,
  };
}

/** A session in its first version. */
export function newSession(
  facts: SessionFacts,
  number: number,
  newId: NewId,
  now: Temporal.Instant,
): CohortSession {
  return { ...facts, id: newId('session'), version: 1, number, updatedAt: now };
}
