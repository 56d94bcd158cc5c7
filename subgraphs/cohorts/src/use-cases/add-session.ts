import {
  type Actor,
  err,
  type InvalidInput,
  type NotFound,
  type NotPermitted,
  ok,
  type Result,
  type VersionConflict,
  versionConflict,
} from '@quad/kernel';
import {
  type EssentialQuestionMissing,
  type WeekdayMismatch,
  type WrongEditionStatus,
  wrongEditionStatus,
} from '../domain/errors.ts';
import { clientMutationFault } from '../domain/input-faults.ts';
import { newSession } from '../domain/new-edition.ts';
import type { Ports } from '../domain/ports.ts';
import { type SessionInEdition, zoneOf } from '../domain/program-edition.ts';
import { readSession, type SessionInput } from '../domain/read-session.ts';
import { findManagedEdition } from './find-managed-edition.ts';
import { storeSessions } from './store-sessions.ts';

export interface AddSessionInput {
  readonly clientMutationId: string;
  readonly editionId: string;
  readonly expectedVersion: number;
  readonly session: SessionInput;
}

export type ChangeSessionFault =
  | EssentialQuestionMissing
  | WeekdayMismatch
  | WrongEditionStatus
  | NotPermitted
  | NotFound
  | InvalidInput
  | VersionConflict;

/** Adds a session at the end of an edition that is not past. */
export async function addSession(
  ports: Ports,
  actor: Actor,
  input: AddSessionInput,
): Promise<Result<SessionInEdition, ChangeSessionFault>> {
  return ports.transactions.run(
    actor,
    async (memory): Promise<Result<SessionInEdition, ChangeSessionFault>> => {
      const found = await findManagedEdition(memory, actor.principal, input.editionId, 'addSession');
      if (!found.ok) return found;
      const edition = found.value;
      const { tenantId } = edition;
      const recalled = await memory.recall(tenantId, 'addSession', input.clientMutationId);
      const known = edition.sessions.find((session) => session.id === recalled);
      if (known !== undefined) return ok({ session: known, edition });
      if (edition.status === 'PAST')
        return err(wrongEditionStatus(edition, 'a past edition changes no more'));
      if (edition.version !== input.expectedVersion) {
        return err(versionConflict('Edition', edition.id, edition.version));
      }
      const fault = clientMutationFault(input.clientMutationId);
      if (fault !== null) return err(fault);
      const facts = readSession(input.session, zoneOf(edition), ['input', 'session']);
      if (!facts.ok) return facts;
      const session = newSession(facts.value, edition.sessions.length + 1, ports.newId, ports.clock.now());
      const stored = await storeSessions(memory, edition, [...edition.sessions, session]);
      if (!stored.ok) return stored;
      await memory.remember(tenantId, 'addSession', input.clientMutationId, session.id);
      await memory.audit({
        tenantId,
        action: 'addSession',
        subjectNoun: 'CohortSession',
        subjectId: session.id,
        before: null,
        after: { editionId: edition.id, number: session.number, when: session.when },
      });
      return ok({ session, edition: stored.value });
    },
  );
}
