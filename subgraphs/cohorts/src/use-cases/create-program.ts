import { type Actor, err, type InvalidInput, type NotPermitted, ok, type Result } from '@quad/kernel';
import { clientMutationFault, lineFault, linesFault } from '../domain/input-faults.ts';
import { ownerRefused } from '../domain/owner-refused.ts';
import { managedScope, ownerFor } from '../domain/permissions.ts';
import type { Ports } from '../domain/ports.ts';
import type { Program, SourceNote } from '../domain/program.ts';

export interface CreateProgramInput {
  readonly clientMutationId: string;
  readonly name: string;
  readonly summary: string;
  readonly ownerId: string | null;
  readonly partnerIds: readonly string[];
  readonly source: SourceNote | null;
}

const LONGEST_NAME = 200;
const LONGEST_SUMMARY = 4_000;

/** Creates a program without editions; outsiders see it once an edition is published. */
export async function createProgram(
  ports: Ports,
  actor: Actor,
  input: CreateProgramInput,
): Promise<Result<Program, NotPermitted | InvalidInput>> {
  const ownerId = ownerFor(actor.principal, input.ownerId);
  if (ownerId === null) return err(ownerRefused(actor.principal, 'createProgram', input.ownerId));
  const fault =
    clientMutationFault(input.clientMutationId) ??
    linesFault(input.partnerIds, ['input', 'partnerIds']) ??
    lineFault(input.name, LONGEST_NAME, ['input', 'name']) ??
    lineFault(input.summary, LONGEST_SUMMARY, ['input', 'summary']);
  if (fault !== null) return err(fault);
  return ports.transactions.run(
    actor,
    async (memory): Promise<Result<Program, NotPermitted | InvalidInput>> => {
      const recalled = await memory.recall(ownerId, 'createProgram', input.clientMutationId);
      if (recalled !== null) {
        const made = await memory.programs.find(managedScope(actor.principal), recalled);
        if (made !== null) return ok(made);
      }
      const program: Program = {
        id: ports.newId('program'),
        tenantId: ownerId,
        key: null,
        name: input.name.trim(),
        summary: input.summary.trim(),
        partnerIds: input.partnerIds,
        source: input.source,
        isPublished: false,
      };
      await memory.programs.insert(program);
      await memory.remember(ownerId, 'createProgram', input.clientMutationId, program.id);
      await memory.audit({
        tenantId: ownerId,
        action: 'createProgram',
        subjectNoun: 'Program',
        subjectId: program.id,
        before: null,
        after: { name: program.name, partnerIds: program.partnerIds },
      });
      return ok(program);
    },
  );
}
