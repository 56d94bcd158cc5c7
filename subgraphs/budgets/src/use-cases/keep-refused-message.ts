import { type Actor, err, type NotFound, notFound, ok, type Result } from '@quad/kernel';
import { type BudgetRequest, withChange } from '../domain/budget-request.ts';
import { serviceScope } from '../domain/permissions.ts';
import type { Ports } from '../domain/ports.ts';

/** Keeps with the request that pathways did not take a message about it; once for each message. */
export async function keepRefusedMessage(
  ports: Ports,
  actor: Actor,
  input: { readonly messageId: string; readonly budgetRequestId: string; readonly reason: string },
): Promise<Result<BudgetRequest, NotFound>> {
  return ports.transactions.run<BudgetRequest, NotFound>(actor, async (memory) => {
    const [before] = await memory.requests.byIds(serviceScope(actor.principal), [input.budgetRequestId]);
    if (before === undefined) return err(notFound('budget request', input.budgetRequestId));
    const { tenantId } = before;
    if ((await memory.recall(tenantId, 'keepRefusedMessage', input.messageId)) !== null) return ok(before);
    const at = ports.clock.now().toString();
    const after = withChange(before, {}, { act: 'MESSAGE_REFUSED', at, byId: null, note: input.reason });
    await memory.requests.replace(after);
    await memory.remember(tenantId, 'keepRefusedMessage', input.messageId, before.id);
    await memory.audit({
      tenantId,
      action: 'keepRefusedMessage',
      subjectNoun: 'BudgetRequest',
      subjectId: before.id,
      before: { version: before.version },
      after: { version: after.version, messageId: input.messageId },
    });
    return ok(after);
  });
}
