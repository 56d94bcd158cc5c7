import {
  type Actor,
  err,
  type InvalidInput,
  type NotFound,
  type NotPermitted,
  notFound,
  ok,
  type Result,
} from '@quad/kernel';
import { type EditionExists, editionExists } from '../domain/errors.ts';
import { draftEdition } from '../domain/new-edition.ts';
import { canManage, managedScope } from '../domain/permissions.ts';
import type { Ports } from '../domain/ports.ts';
import { editionLabel, type ProgramEdition } from '../domain/program-edition.ts';
import { type EditionInput, readEdition } from '../domain/read-edition.ts';
import { manageRefused } from './find-managed-edition.ts';

export interface CreateEditionInput extends EditionInput {
  readonly programId: string;
}

/** Creates a draft edition of a program with its sessions; one for each academic year. */
export async function createEdition(
  ports: Ports,
  actor: Actor,
  input: CreateEditionInput,
): Promise<Result<ProgramEdition, EditionExists | NotPermitted | NotFound | InvalidInput>> {
  const read = readEdition(input);
  if (!read.ok) return read;
  const managed = managedScope(actor.principal);
  return ports.transactions.run(
    actor,
    async (
      memory,
    ): Promise<Result<ProgramEdition, EditionExists | NotPermitted | NotFound | InvalidInput>> => {
      const program = await memory.programs.find(managed, input.programId);
      if (program === null) return err(notFound('program', input.programId));
      if (!canManage(actor.principal, program.tenantId))
        return err(manageRefused('createEdition', program.id));
      const { tenantId } = program;
      const recalled = await memory.recall(tenantId, 'createEdition', input.clientMutationId);
      const known =
        recalled === null
          ? await memory.editions.findYear(managed, program.id, input.academicYearStart)
          : await memory.editions.find(managed, recalled);
      if (known !== null) {
        return known.id === recalled
          ? ok(known)
          : err(editionExists(editionLabel(known.academicYear), known.id));
      }
      const edition = draftEdition(
        {
          tenantId,
          programId: program.id,
          academicYear: input.academicYearStart,
          publishedZones: input.publishedZones,
          topics: input.topics,
          capacity: input.capacity,
          signUpsCloseOn: input.signUpsCloseOn,
          sessions: read.value,
        },
        ports.newId,
        ports.clock.now(),
      );
      await memory.editions.insert(edition);
      await memory.remember(tenantId, 'createEdition', input.clientMutationId, edition.id);
      await memory.audit({
        tenantId,
        action: 'createEdition',
        subjectNoun: 'ProgramEdition',
        subjectId: edition.id,
        before: null,
        after: {
          programId: program.id,
          academicYear: edition.academicYear,
          sessions: edition.sessions.length,
        },
      });
      return ok(edition);
    },
  );
}
