import { type Actor, ok, scopeOfEverything } from '@quad/kernel';
import type { Ports } from '../domain/ports.ts';
import { hasEnded } from '../domain/program-edition.ts';
import { scheduleEnd } from './schedule-end.ts';

/**
 * Turns a published edition past when it is over. It is due work: it may run twice, and it may run
 * before an end that was moved meanwhile, which it then waits for.
 */
export async function endEdition(ports: Ports, actor: Actor, editionId: string): Promise<void> {
  await ports.transactions.run(actor, async (memory) => {
    const edition = await memory.editions.find(scopeOfEverything, editionId);
    if (edition === null || edition.status !== 'PUBLISHED') return ok(null);
    if (!hasEnded(edition, ports.clock.now())) {
      await scheduleEnd(memory, edition);
      return ok(null);
    }
    const past = { ...edition, status: 'PAST' as const, version: edition.version + 1 };
    await memory.editions.replace(past);
    await memory.audit({
      tenantId: edition.tenantId,
      action: 'endEdition',
      subjectNoun: 'ProgramEdition',
      subjectId: edition.id,
      before: { status: 'PUBLISHED' },
      after: { status: 'PAST' },
    });
    return ok(null);
  });
}
