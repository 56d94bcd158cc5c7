import {
  type Actor,
  err,
  type InvalidInput,
  invalidInput,
  notFound,
  ok,
  type PersonPrincipal,
  type Result,
  type SharedType,
  type SharePurpose,
  scopeOfEverything,
  sharedTypeOf,
} from '@quad/kernel';
import {
  type CommonFault,
  type SharedObjectUnavailable,
  type StudentRecordsNotShared,
  sharedObjectUnavailable,
  studentRecordsNotShared,
} from '../domain/errors.ts';
import { holdsStudents, type StoredFile } from '../domain/file.ts';
import { isSenderOf, whyNotShared, whyNotSharer } from '../domain/permissions.ts';
import type { Memory, Ports, SharedObjects } from '../domain/ports.ts';
import {
  audienceOf,
  faultOfPurpose,
  faultOfTime,
  type GivenAudience,
  isStudentRecord,
  notShareable,
  type Share,
  type ShareAudience,
  type ShareableObject,
} from '../domain/share.ts';

export interface ShareCreateInput {
  readonly clientMutationId: string;
  readonly objectId: string;
  readonly audience: GivenAudience;
  readonly purpose: SharePurpose;
  readonly from?: string | null | undefined;
  readonly until: string;
}

export type ShareFault = CommonFault | StudentRecordsNotShared | SharedObjectUnavailable;

interface SharePorts extends Ports {
  readonly sharedObjects: SharedObjects;
  readonly files: { ofTenant(tenantId: string, id: string): Promise<StoredFile | null> };
}

/** Lets others read an object of the actor's organization, as far as the actor may share it. */
export async function createShare(
  ports: SharePorts,
  actor: Actor,
  input: ShareCreateInput,
): Promise<Result<Share, ShareFault>> {
  const { objectId, purpose } = input;
  const sharer = whyNotSharer(actor.principal);
  if (!sharer.ok) return sharer;
  if (isStudentRecord(objectId)) return err(studentRecordsNotShared(objectId));
  const objectType = sharedTypeOf(objectId);
  if (objectType === null) return err(notShareable(objectId));
  const ofFile = objectType === 'FILE' ? await faultOfFile(ports, sharer.value, objectId) : null;
  if (ofFile !== null) return err(ofFile);
  const audience = audienceOf(input.audience);
  if (audience === null) {
    const message = 'Name one audience: an organization, a cohort or a person.';
    return err(invalidInput(message, ['input', 'audience']));
  }
  const nowMs = ports.clock.now().epochMilliseconds;
  const fromMs = input.from == null ? nowMs : Temporal.Instant.from(input.from).epochMilliseconds;
  const untilMs = Temporal.Instant.from(input.until).epochMilliseconds;
  const fault = faultOfPurpose(objectType, purpose) ?? faultOfTime(fromMs, untilMs, nowMs);
  if (fault !== null) return err(fault);
  // Other sides are asked before the transaction, never in it.
  const asked = await askSides(ports.sharedObjects, objectType, objectId, audience);
  if (!asked.ok) return asked;
  const refusal = whyNotShared(actor.principal, objectType, asked.value);
  if (refusal !== null) return err(refusal);
  const { ownerId: tenantId, organizationIds } = asked.value;
  return ports.transactions.run<Share, ShareFault>(actor, async (memory) => {
    const made = await memory.recall(tenantId, 'shareCreate', input.clientMutationId);
    const before = made === null ? null : await memory.shares.find(tenantId, made);
    if (before !== null) return ok(before);
    const unknown = await faultOfAudience(memory, audience);
    if (unknown !== null) return err(unknown);
    const share: Share = {
      id: ports.newId('share'),
      tenantId,
      objectType,
      objectId,
      organizationIds,
      audienceKind: audience.kind,
      audienceId: audience.id,
      purpose,
      givenById: sharer.value.personId,
      fromMs,
      untilMs,
      revokedAtMs: null,
      revokedById: null,
      revokedReason: null,
    };
    await memory.shares.add(share);
    await memory.remember(tenantId, 'shareCreate', input.clientMutationId, share.id);
    await memory.audit({
      tenantId,
      action: 'shareCreate',
      subjectNoun: 'share',
      subjectId: share.id,
      before: null,
      after: { objectType, objectId, audienceId: audience.id, purpose, fromMs, untilMs },
    });
    return ok(share);
  });
}

/** An id of a file does not tell what is in it. Of another organization's files nothing is told, as of all its objects. */
async function faultOfFile(
  ports: SharePorts,
  person: PersonPrincipal,
  id: string,
): Promise<StudentRecordsNotShared | InvalidInput | null> {
  const file = await ports.files.ofTenant(person.organizationId, id);
  if (file === null) return null;
  if (holdsStudents(file)) return studentRecordsNotShared(id);
  if (file.use !== null || !isSenderOf(person, file)) return null;
  const message = `File ${id} is yours alone until an object holds it; give it to a request first.`;
  return invalidInput(message, ['input', 'objectId']);
}

async function askSides(
  sharedObjects: SharedObjects,
  type: SharedType,
  objectId: string,
  audience: ShareAudience,
): Promise<Result<ShareableObject, ShareFault>> {
  try {
    const [object, cohort] = await Promise.all([
      sharedObjects.find(type, objectId),
      audience.kind === 'COHORT' ? sharedObjects.find('PROGRAM_EDITION', audience.id) : null,
    ]);
    if (object === null) return err(notFound(type, objectId));
    if (audience.kind === 'COHORT' && cohort === null) return err(notFound('cohort', audience.id));
    return ok(object);
  } catch {
    return err(sharedObjectUnavailable(objectId));
  }
}

/** Nobody is told more of an audience than whether it is one. */
async function faultOfAudience(memory: Memory, { kind, id }: ShareAudience): Promise<CommonFault | null> {
  if (kind === 'COHORT') return null;
  if (kind === 'PERSON') {
    const person = await memory.people.find(scopeOfEverything, id);
    return person?.isStaff === true ? null : notFound('person', id);
  }
  const organization = await memory.organizations.find(scopeOfEverything, id);
  if (organization === null) return notFound('organization', id);
  if (organization.parentId === null && organization.type !== 'VENDOR') return null;
  const message = `${organization.name} is no district and no partner; share with the district that it belongs to, or with a person.`;
  return invalidInput(message, ['input', 'audience', 'organizationId']);
}
