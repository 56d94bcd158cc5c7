import {
  type Actor,
  err,
  invalidInput,
  isIdOf,
  notFound,
  type OutboxMessage,
  ok,
  type Result,
} from '@quad/kernel';
import type { CommonFault } from '../domain/errors.ts';
import { type OfferingRequest, withStep } from '../domain/offering-request.ts';
import { permitChangeOf, requestChanged, requestScope } from '../domain/permissions.ts';
import type { FilesKeepWish, Ports } from '../domain/ports.ts';
import { scheduledIfReady } from '../domain/scheduling-decision.ts';

const LONGEST_DESCRIPTION = 4000;
const MOST_FILES = 20;

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
  if (input.fileIds.length > MOST_FILES)
    return err(invalidInput(`Provide at most ${MOST_FILES} files.`, ['input', 'fileIds']));
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
    const fileIds = [...new Set(input.fileIds)];
    const schedules = { fileIds, description, at, byId, filesRefused: null };
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
    memory.tell(requestChanged(after));
    if (fileIds.length > 0) await memory.send(keepMessage(after, byId, fileIds));
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

/** Tells directory that the request holds the files: whoever reads the request may read them from then on. */
function keepMessage(request: OfferingRequest, personId: string, fileIds: readonly string[]): OutboxMessage {
  const { id, tenantId, organizationIds } = request;
  const wish: FilesKeepWish = { districtId: tenantId, objectId: id, organizationIds, personId, fileIds };
  return { tenantId, act: 'filesKeep', subjectId: id, facts: { ...wish } };
}
