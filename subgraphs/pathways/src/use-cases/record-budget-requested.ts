import { type Actor, err, notFound, ok, type Result } from '@quad/kernel';
import type { CommonFault } from '../domain/errors.ts';
import { type OfferingRequest, withStep } from '../domain/offering-request.ts';
import { permitRecording, requestChanged, requestScope } from '../domain/permissions.ts';
import type { Ports } from '../domain/ports.ts';

/**
 * Keeps that the budget request stands. Repeated, or overtaken by the decision about the money, it
 * changes nothing that is newer.
 */
export async function recordBudgetRequested(
  ports: Ports,
  actor: Actor,
  input: {
    readonly clientMutationId: string;
    readonly offeringRequestId: string;
    readonly budgetRequestId: string;
  },
): Promise<Result<OfferingRequest, CommonFault>> {
  const permitted = permitRecording(actor.principal, 'recordBudgetRequested');
  if (!permitted.ok) return permitted;
  return ports.transactions.run<OfferingRequest, CommonFault>(actor, async (memory) => {
    const [before] = await memory.requests.byIds(requestScope(actor.principal), [input.offeringRequestId]);
    if (before === undefined) return err(notFound('offering request', input.offeringRequestId));
    const { tenantId } = before;
    const key = `${before.id}:${input.clientMutationId}`;
    if ((await memory.recall(tenantId, 'recordBudgetRequested', key)) !== null) return ok(before);
    await memory.remember(tenantId, 'recordBudgetRequested', key, before.id);
    if (before.state !== 'REQUESTED') return ok(before);
    const at = ports.clock.now().toString();
    const after = {
      ...withStep(before, { state: 'BUDGET_REQUESTED', at, byId: null, note: null }),
      budgetRequestId: input.budgetRequestId,
    };
    await memory.requests.replace(after);
    memory.tell(requestChanged(after));
    await memory.audit({
      tenantId,
      action: 'recordBudgetRequested',
      subjectNoun: 'OfferingRequest',
      subjectId: after.id,
      before: { state: before.state },
      after: { state: after.state, budgetRequestId: input.budgetRequestId },
    });
    return ok(after);
  });
}
