import { type Actor, err, type NotFound, notFound, ok, type Result } from '@quad/kernel';
import { type OfferingRequest, withStep } from '../domain/offering-request.ts';
import { ownWorkScope, requestChanged } from '../domain/permissions.ts';
import type { Ports } from '../domain/ports.ts';

/**
 * Keeps that directory did not take files for a request, by name; repeated after a crash it changes nothing, and neither
 * does a refusal of files that were replaced meanwhile.
 */
export async function refuseScheduleFiles(
  ports: Ports,
  actor: Actor,
  input: {
    readonly offeringRequestId: string;
    readonly fileIds: readonly string[];
    readonly reason: string;
  },
): Promise<Result<OfferingRequest, NotFound>> {
  return ports.transactions.run<OfferingRequest, NotFound>(actor, async (memory) => {
    const [before] = await memory.requests.byIds(ownWorkScope(actor.principal), [input.offeringRequestId]);
    if (before === undefined) return err(notFound('offering request', input.offeringRequestId));
    const { schedules } = before;
    const isSame = schedules !== null && schedules.fileIds.join() === input.fileIds.join();
    if (!isSame) return ok(before);
    const at = ports.clock.now().toString();
    const after = {
      ...withStep(before, { state: before.state, at, byId: null, note: input.reason }),
      schedules: { ...schedules, fileIds: [], filesRefused: input.reason },
    };
    await memory.requests.replace(after);
    memory.tell(requestChanged(after));
    await memory.audit({
      tenantId: before.tenantId,
      action: 'refuseScheduleFiles',
      subjectNoun: 'OfferingRequest',
      subjectId: before.id,
      before: { fileIds: schedules.fileIds },
      after: { fileIds: [] },
    });
    return ok(after);
  });
}
