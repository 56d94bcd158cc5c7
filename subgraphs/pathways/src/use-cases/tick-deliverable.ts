import { type Actor, err, invalidInput, notFound, ok, type Result } from '@quad/kernel';
import type { CommonFault, OfferingNotScheduledFault } from '../domain/errors.ts';
import type { OfferingRequest } from '../domain/offering-request.ts';
import { catalogueScope, permitChangeOf, requestScope } from '../domain/permissions.ts';
import type { Ports } from '../domain/ports.ts';

type Fault = CommonFault | OfferingNotScheduledFault;
const LONGEST_NOTE = 2000;

/** Marks the deliverable of one outcome as produced; one that is marked stays as it was marked. */
export async function tickDeliverable(
  ports: Ports,
  actor: Actor,
  input: { readonly offeringRequestId: string; readonly position: number; readonly note: string | null },
): Promise<Result<OfferingRequest, Fault>> {
  if (input.note !== null && input.note.length > LONGEST_NOTE) {
    return err(invalidInput(`Keep the note within ${LONGEST_NOTE} characters.`, ['input', 'note']));
  }
  return ports.transactions.run<OfferingRequest, Fault>(actor, async (memory) => {
    const [before] = await memory.requests.byIds(requestScope(actor.principal), [input.offeringRequestId]);
    if (before === undefined) return err(notFound('offering request', input.offeringRequestId));
    const permitted = permitChangeOf(actor.principal, 'tickDeliverable', before);
    if (!permitted.ok) return permitted;
    if (before.state !== 'SCHEDULED') {
      const message = `Request ${before.id} is ${before.state}; its deliverables can be ticked once it is scheduled.`;
      return err({ code: 'OfferingNotScheduled', message, state: before.state });
    }
    const [offering] = await memory.offerings.byIds(catalogueScope(actor.principal), [before.offeringId]);
    const count = offering?.outcomes.length ?? 0;
    if (input.position < 1 || input.position > count) {
      const message = `The offering has ${count} outcomes and none at position ${input.position}.`;
      return err(invalidInput(message, ['input', 'position']));
    }
    if (before.produced.some(({ position }) => position === input.position)) return ok(before);
    const deliverable = {
      position: input.position,
      at: ports.clock.now().toString(),
      byId: permitted.value.personId,
      note: input.note,
    };
    const after = { ...before, produced: [...before.produced, deliverable], version: before.version + 1 };
    await memory.requests.replace(after);
    await memory.audit({
      tenantId: before.tenantId,
      action: 'tickDeliverable',
      subjectNoun: 'OfferingRequest',
      subjectId: before.id,
      before: { producedCount: before.produced.length },
      after: { producedCount: after.produced.length, position: input.position },
    });
    return ok(after);
  });
}
