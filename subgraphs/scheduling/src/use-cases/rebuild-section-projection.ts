import {
  type Actor,
  err,
  type InvalidInput,
  invalidInput,
  type NotPermitted,
  ok,
  type Result,
} from '@quad/kernel';
import { rebuildRefusal } from '../domain/permissions.ts';
import type { RebuildPorts } from '../domain/ports.ts';

const ACTION = 'rebuildSectionProjection';
/** The projection spans all districts, so that its audit rows belong to the platform. */
const PLATFORM = 'platform';
const LONGEST_ID = 200;

/** Drops the projection of sections, so that the follower fills it anew; answers how many sections were dropped. */
export async function rebuildSectionProjection(
  ports: RebuildPorts,
  actor: Actor,
  input: { readonly clientMutationId: string },
): Promise<Result<{ readonly droppedSectionCount: number }, NotPermitted | InvalidInput>> {
  const refusal = rebuildRefusal(actor.principal);
  if (refusal !== null) return err(refusal);
  const { clientMutationId } = input;
  if (clientMutationId.trim() === '' || clientMutationId.length > LONGEST_ID) {
    const message = `clientMutationId must have 1 to ${LONGEST_ID} characters; make one for this call.`;
    return err(invalidInput(message, ['input', 'clientMutationId']));
  }
  return ports.transactions.run(actor, async (memory) => {
    const done = await memory.recall(PLATFORM, ACTION, clientMutationId);
    if (done !== null) return ok({ droppedSectionCount: Number(done) });
    const droppedSectionCount = await memory.forgetSections();
    await memory.remember(PLATFORM, ACTION, clientMutationId, String(droppedSectionCount));
    await memory.audit({
      tenantId: PLATFORM,
      action: ACTION,
      subjectNoun: 'projection',
      subjectId: 'sections',
      before: { sectionCount: droppedSectionCount },
      after: { sectionCount: 0 },
    });
    return ok({ droppedSectionCount });
  });
}
