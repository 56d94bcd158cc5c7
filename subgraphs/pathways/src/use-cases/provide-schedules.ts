import { type Actor, err, invalidInput, isIdOf, notFound, ok, type Result } from '@quad/kernel';
import type { CommonFault } from '../domain/errors.ts';
import { type OfferingRequest, withStep } from '../domain/offering-request.ts';
import { permitChangeOf, requestScope } from '../domain/permissions.ts';
import type { Ports } from '../domain/ports.ts';
import { scheduledIfReady } from '../domain/scheduling-decision.ts';

const LONGEST_DESCRIPTION = 4000;

/** Keeps the district's current schedules with the request; a funded strategy session is then put on the calendar. */
export async function provideSchedules(
  ports: Ports,
  actor: Actor,
  input: {
    readonly offeringRequestId: string;
    readonly fileIds: readonly string[];
    readonly description: string | null;
  },
): Promise<Result<OfferingRequest, CommonFault>> {
  const description = input.description?.trim() || null;
  const strange = input.fileIds.find((id) => !isIdOf('file', id));
  if (strange !== undefined)
    return err(invalidInput(`${strange} is not the id of an uploaded file.`, ['input', 'fileIds']));
  if (input.fileIds.length === 0 && description === null) {
    return err(
      invalidInput('Provide at least one uploaded file or a description of the schedules.', [
        'input',
        'fileIds',
      ]),
    );
  }
  if (description !== null && description.length > LONGEST_DESCRIPTION) {
    return err(
      invalidInput(`Keep the description within ${LONGEST_DESCRIPTION} characters.`, [
        'input',
        'description',
      ]),
    );
  }
  return ports.transactions.run<OfferingRequest, CommonFault>(actor, async (memory) => {
    const [before] = await memory.requests.byIds(requestScope(actor.principal), [input.offeringRequestId]);
    if (before === undefined) return err(notFound('offering request', input.offeringRequestId));
    const permitted = permitChangeOf(actor.principal, 'provideSchedules', before);
    if (!permitted.ok) return permitted;
    const byId = permitted.value.personId;
    const now = ports.clock.now();
    const at = now.toString();
    const schedules = { fileIds: [...new Set(input.fileIds)], description, at, byId };
    const provided = {
      ...withStep(before, { state: before.state, at, byId, note: 'The current schedules were provided.' }),
      schedules,
    };
    const { request, session } = scheduledIfReady(provided, {
      now,
      sessionId: ports.newId('learningSession'),
    });
    // One write, one version more, however many steps the history gained.
    const after = { ...request, version: before.version + 1 };
    if (session !== null) await memory.sessions.insert(session);
    await memory.requests.replace(after);
    await memory.audit({
      tenantId: before.tenantId,
      action: 'provideSchedules',
      subjectNoun: 'OfferingRequest',
      subjectId: before.id,
      before: { state: before.state, hasSchedules: before.schedules !== null },
      after: { state: after.state, fileIds: schedules.fileIds, learningSessionId: session?.id ?? null },
    });
    return ok(after);
  });
}
