import type { TransactionPorts } from '@quad/kernel';
import { endsAt, type ProgramEdition } from '../domain/program-edition.ts';

/** The due work that turns an edition past. */
export const END_EDITION = 'endEdition';

/** Plans, in the same transaction, that a published edition turns past at its end; a new end moves the plan. */
export async function scheduleEnd(
  memory: Pick<TransactionPorts, 'schedule'>,
  edition: ProgramEdition,
): Promise<void> {
  await memory.schedule({
    tenantId: edition.tenantId,
    act: END_EDITION,
    subjectId: edition.id,
    dueAt: endsAt(edition),
    facts: {},
  });
}
