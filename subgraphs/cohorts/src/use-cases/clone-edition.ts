import {
  type Actor,
  err,
  type InvalidInput,
  type NotFound,
  type NotPermitted,
  ok,
  type Result,
} from '@quad/kernel';
import { clonedSyllabus } from '../domain/cloned-edition.ts';
import { type EditionExists, editionExists } from '../domain/errors.ts';
import { clientMutationFault } from '../domain/input-faults.ts';
import { draftEdition } from '../domain/new-edition.ts';
import { managedScope } from '../domain/permissions.ts';
import type { Ports } from '../domain/ports.ts';
import { editionLabel, type ProgramEdition } from '../domain/program-edition.ts';
import { capacityFault, yearFault } from '../domain/read-edition.ts';
import { findManagedEdition } from './find-managed-edition.ts';

export interface CloneEditionInput {
  readonly clientMutationId: string;
  readonly editionId: string;
  readonly academicYearStart: number;
  readonly capacity: number | null;
}

/** Clones an edition's syllabus into another academic year, as a draft. */
export async function cloneEdition(
  ports: Ports,
  actor: Actor,
  input: CloneEditionInput,
): Promise<Result<ProgramEdition, EditionExists | NotPermitted | NotFound | InvalidInput>> {
  const fault =
    clientMutationFault(input.clientMutationId) ??
    yearFault(input.academicYearStart, ['input', 'academicYearStart']) ??
    capacityFault(input.capacity, ['input', 'capacity']);
  if (fault !== null) return err(fault);
  return ports.transactions.run(
    actor,
    async (
      memory,
    ): Promise<Result<ProgramEdition, EditionExists | NotPermitted | NotFound | InvalidInput>> => {
      const found = await findManagedEdition(memory, actor.principal, input.editionId, 'cloneEdition');
      if (!found.ok) return found;
      const { tenantId, programId } = found.value;
      const managed = managedScope(actor.principal);
      const recalled = await memory.recall(tenantId, 'cloneEdition', input.clientMutationId);
      const known =
        recalled === null
          ? await memory.editions.findYear(managed, programId, input.academicYearStart)
          : await memory.editions.find(managed, recalled);
      if (known !== null) {
        return known.id === recalled
          ? ok(known)
          : err(editionExists(editionLabel(known.academicYear), known.id));
      }
      const clone = draftEdition(
        {
          tenantId,
          programId,
          ...clonedSyllabus(found.value, input.academicYearStart),
          capacity: input.capacity ?? found.value.capacity,
          clonedFromId: found.value.id,
        },
        ports.newId,
        ports.clock.now(),
      );
      await memory.editions.insert(clone);
      await memory.remember(tenantId, 'cloneEdition', input.clientMutationId, clone.id);
      await memory.audit({
        tenantId,
        action: 'cloneEdition',
        subjectNoun: 'ProgramEdition',
        subjectId: clone.id,
        before: null,
        after: { clonedFromId: found.value.id, academicYear: clone.academicYear },
      });
      return ok(clone);
    },
  );
}
