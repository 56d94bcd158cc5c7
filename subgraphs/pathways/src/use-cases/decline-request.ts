import { type Actor, err, type NotFound, notFound, ok, type Result } from '@quad/kernel';
import { type OfferingRequest, withStep } from '../domain/offering-request.ts';
import { ownWorkScope, requestChanged } from '../domain/permissions.ts';
import type { Ports } from '../domain/ports.ts';

/** Keeps that budgets did not take the request, by name; repeated after a crash it changes nothing. */
export async function declineRequest(
  ports: Ports,
  actor: Actor,
  input: { readonly offeringRequestId: string; readonly reason: string },
): Promise<Result<OfferingRequest, NotFound>> {
  return ports.transactions.run<OfferingRequest, NotFound>(actor, async (memory) => {
    const [before] = await memory.requests.byIds(ownWorkScope(actor.principal), [input.offeringRequestId]);
    if (before === undefined) return err(notFound('offering request', input.offeringRequestId));
    if (before.state !== 'REQUESTED') return ok(before);
    const at = ports.clock.now().toString();
    const after = withStep(before, { state: 'DECLINED', at, byId: null, note: input.reason });
    await memory.requests.replace(after);
    memory.tell(requestChanged(after));
    await memory.audit({
      tenantId: before.tenantId,
      action: 'declineRequest',
      subjectNoun: 'OfferingRequest',
      subjectId: before.id,
      before: { state: before.state },
      after: { state: after.state },
    });
    return ok(after);
  });
}
