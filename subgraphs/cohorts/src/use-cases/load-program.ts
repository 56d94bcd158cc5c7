import {
  type Actor,
  err,
  type InvalidInput,
  invalidInput,
  type NotPermitted,
  ok,
  type Result,
} from '@quad/kernel';
import { linesFault } from '../domain/input-faults.ts';
import { loadedFrom } from '../domain/loaded-program.ts';
import { ownerRefused } from '../domain/owner-refused.ts';
import { managedScope, ownerFor } from '../domain/permissions.ts';
import type { Ports } from '../domain/ports.ts';
import type { Program } from '../domain/program.ts';
import { endsAt, type ProgramEdition } from '../domain/program-edition.ts';
import { findSyllabus, syllabusKeys } from '../domain/syllabi/known-syllabi.ts';
import { scheduleEnd } from './schedule-end.ts';

export interface LoadProgramInput {
  readonly key: string;
  readonly ownerId: string | null;
  readonly partnerIds: readonly string[];
}

export interface LoadedProgram {
  readonly program: Program;
  readonly edition: ProgramEdition;
  readonly isNew: boolean;
}

/** Loads a known syllabus for an owner, once: the owner and the key say whether it is there already. */
export async function loadProgram(
  ports: Ports,
  actor: Actor,
  input: LoadProgramInput,
): Promise<Result<LoadedProgram, NotPermitted | InvalidInput>> {
  const ownerId = ownerFor(actor.principal, input.ownerId);
  if (ownerId === null) return err(ownerRefused(actor.principal, 'loadProgram', input.ownerId));
  const syllabus = findSyllabus(input.key);
  if (syllabus === null) {
    return err(
      invalidInput(`There is no syllabus ${input.key}; there is ${syllabusKeys.join(', ')}.`, [
        'input',
        'key',
      ]),
    );
  }
  const fault = linesFault(input.partnerIds, ['input', 'partnerIds']);
  if (fault !== null) return err(fault);
  const managed = managedScope(actor.principal);
  return ports.transactions.run(
    actor,
    async (memory): Promise<Result<LoadedProgram, NotPermitted | InvalidInput>> => {
      const known = await memory.programs.findByKey(managed, ownerId, syllabus.key);
      if (known !== null) {
        const edition = await memory.editions.findYear(managed, known.id, syllabus.academicYear);
        if (edition === null)
          throw new Error(`Program ${known.id} lost its edition ${syllabus.academicYear}.`);
        return ok({ program: known, edition, isNew: false });
      }
      const { program, edition } = loadedFrom(
        syllabus,
        ports.newId,
        ports.clock.now(),
        ownerId,
        input.partnerIds,
      );
      await memory.programs.insert(program);
      await memory.editions.insert(edition);
      if (edition.status === 'PUBLISHED') await scheduleEnd(memory, edition);
      await memory.audit({
        tenantId: ownerId,
        action: 'loadProgram',
        subjectNoun: 'Program',
        subjectId: program.id,
        before: null,
        after: {
          key: syllabus.key,
          editionId: edition.id,
          status: edition.status,
          endsAt: `${endsAt(edition)}`,
        },
      });
      return ok({ program, edition, isNew: true });
    },
  );
}
