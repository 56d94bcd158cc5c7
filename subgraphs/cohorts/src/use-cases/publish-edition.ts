import {
  type Actor,
  err,
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
import { publishingFault } from '../domain/findings.ts';
import type { Ports } from '../domain/ports.ts';
import { hasEnded, type ProgramEdition } from '../domain/program-edition.ts';
import { findManagedEdition } from './find-managed-edition.ts';
import { scheduleEnd } from './schedule-end.ts';

export interface PublishEditionInput {
  readonly editionId: string;
  readonly expectedVersion: number;
}

export type PublishEditionFault =
  | EssentialQuestionMissing
  | WeekdayMismatch
  | WrongEditionStatus
  | NotPermitted
  | NotFound
  | VersionConflict;

/** Publishes a draft for everyone and plans its end; one whose year is over becomes past at once. */
export async function publishEdition(
  ports: Ports,
  actor: Actor,
  input: PublishEditionInput,
): Promise<Result<ProgramEdition, PublishEditionFault>> {
  return ports.transactions.run(
    actor,
    async (memory): Promise<Result<ProgramEdition, PublishEditionFault>> => {
      const found = await findManagedEdition(memory, actor.principal, input.editionId, 'publishEdition');
      if (!found.ok) return found;
      const draft = found.value;
      if (draft.status !== 'DRAFT') return err(wrongEditionStatus(draft, 'only a draft is published'));
      if (draft.version !== input.expectedVersion) {
        return err(versionConflict('Edition', draft.id, draft.version));
      }
      const fault = publishingFault(draft.sessions);
      if (fault !== null) return err(fault);
      const status = hasEnded(draft, ports.clock.now()) ? ('PAST' as const) : ('PUBLISHED' as const);
      const published: ProgramEdition = { ...draft, status, version: draft.version + 1 };
      await memory.editions.replace(published);
      await memory.programs.publish(published.tenantId, published.programId);
      if (status === 'PUBLISHED') await scheduleEnd(memory, published);
      await memory.audit({
        tenantId: published.tenantId,
        action: 'publishEdition',
        subjectNoun: 'ProgramEdition',
        subjectId: published.id,
        before: { status: draft.status, version: draft.version },
        after: { status, version: published.version },
      });
      return ok(published);
    },
  );
}
