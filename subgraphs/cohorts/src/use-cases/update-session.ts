import { type Actor, err, notFound, ok, type Result, versionConflict } from '@quad/kernel';
import { changedSession, type SessionChange } from '../domain/changed-session.ts';
import type { CohortSession } from '../domain/cohort-session.ts';
import { wrongEditionStatus } from '../domain/errors.ts';
import { canManage, managedScope } from '../domain/permissions.ts';
import type { Ports } from '../domain/ports.ts';
import type { SessionInEdition } from '../domain/program-edition.ts';
import type { ChangeSessionFault } from './add-session.ts';
import { manageRefused } from './find-managed-edition.ts';
import { storeSessions } from './store-sessions.ts';

export interface UpdateSessionInput {
  readonly sessionId: string;
  readonly expectedVersion: number;
  readonly change: SessionChange;
}

/** Changes a session of an edition that is not past. */
export async function updateSession(
  ports: Ports,
  actor: Actor,
  input: UpdateSessionInput,
): Promise<Result<SessionInEdition, ChangeSessionFault>> {
  return ports.transactions.run(
    actor,
    async (memory): Promise<Result<SessionInEdition, ChangeSessionFault>> => {
      const [found] = await memory.editions.findSessions(managedScope(actor.principal), [input.sessionId]);
      if (found === undefined) return err(notFound('session', input.sessionId));
      const { session, edition } = found;
      if (!canManage(actor.principal, edition.tenantId)) {
        return err(manageRefused('updateSession', session.id));
      }
      if (edition.status === 'PAST')
        return err(wrongEditionStatus(edition, 'a past edition changes no more'));
      if (session.version !== input.expectedVersion) {
        return err(versionConflict('Session', session.id, session.version));
      }
      const changed = changedSession(session, input.change, ports.clock.now());
      if (!changed.ok) return changed;
      const sessions = edition.sessions.map((each) => (each.id === session.id ? changed.value : each));
      const stored = await storeSessions(memory, edition, sessions);
      if (!stored.ok) return stored;
      await memory.audit({
        tenantId: edition.tenantId,
        action: 'updateSession',
        subjectNoun: 'CohortSession',
        subjectId: session.id,
        before: auditOf(session),
        after: auditOf(changed.value),
      });
      return ok({ session: changed.value, edition: stored.value });
    },
  );
}

function auditOf(session: CohortSession): Readonly<Record<string, unknown>> {
  const { version, title, essentialQuestion, when, timeZone, weekdayLabel, place } = session;
  return { version, title, essentialQuestion, when, timeZone, weekdayLabel, place };
}
