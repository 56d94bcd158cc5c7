import { type Actor, err, invalidInput, notFound, ok, type Result } from '@quad/kernel';
import type { CommonFault } from '../domain/errors.ts';
import type { OfferingRequest } from '../domain/offering-request.ts';
import { permitRecording, requestChanged, requestScope } from '../domain/permissions.ts';
import type { Ports } from '../domain/ports.ts';
import { type Funding, withFunding } from '../domain/scheduling-decision.ts';

/** Keeps the decision about the money, and puts a funded request on the calendar in the same transaction. */
export async function recordFunding(
  ports: Ports,
  actor: Actor,
  input: Funding & { readonly clientMutationId: string; readonly offeringRequestId: string },
): Promise<Result<OfferingRequest, CommonFault>> {
  const permitted = permitRecording(actor.principal, 'recordFunding');
  if (!permitted.ok) return permitted;
  return ports.transactions.run<OfferingRequest, CommonFault>(actor, async (memory) => {
    const [before] = await memory.requests.byIds(requestScope(actor.principal), [input.offeringRequestId]);
    if (before === undefined) return err(notFound('offering request', input.offeringRequestId));
    const { tenantId } = before;
    const key = `${before.id}:${input.clientMutationId}`;
    if ((await memory.recall(tenantId, 'recordFunding', key)) !== null) return ok(before);
    if (before.budgetRequestId !== null && before.budgetRequestId !== input.budgetRequestId) {
      return err(
        invalidInput(
          `Request ${before.id} is paid by budget request ${before.budgetRequestId}, not by ${input.budgetRequestId}; decide that one.`,
          ['input', 'budgetRequestId'],
        ),
      );
    }
    await memory.remember(tenantId, 'recordFunding', key, before.id);
    const at = { now: ports.clock.now(), sessionId: ports.newId('learningSession') };
    const funded = withFunding(before, input, at);
    if (funded.request === before) return ok(before);
    const { session } = funded;
    // One write, one version more, however many steps the history gained.
    const request = { ...funded.request, version: before.version + 1 };
    if (session !== null) await memory.sessions.insert(session);
    await memory.requests.replace(request);
    memory.tell(requestChanged(request));
    await memory.audit({
      tenantId,
      action: 'recordFunding',
      subjectNoun: 'OfferingRequest',
      subjectId: request.id,
      before: { state: before.state },
      after: { state: request.state, decision: input.decision, learningSessionId: session?.id ?? null },
    });
    return ok(request);
  });
}
