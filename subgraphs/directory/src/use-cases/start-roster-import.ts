import { type Actor, err, invalidInput, notFound, ok, type Principal, type Result } from '@quad/kernel';
import type { CommonFault } from '../domain/errors.ts';
import { textFault } from '../domain/input-checks.ts';
import {
  administrationScope,
  importChanged,
  isSenderOf,
  whyNotOperator,
  whyRefused,
} from '../domain/permissions.ts';
import type { Ports } from '../domain/ports.ts';
import type { Organization } from '../domain/roster.ts';
import { PLATFORM_TENANT, type RosterImport } from '../domain/roster-job.ts';
import { targetOf } from './import-target.ts';

export interface StartRosterImportInput {
  readonly clientMutationId: string;
  readonly fileId: string;
  readonly districtId?: string | null | undefined;
  readonly districtName?: string | null | undefined;
  readonly isDemo?: boolean | null | undefined;
  readonly mode: 'STRICT' | 'TOLERANT';
  readonly isDryRun: boolean;
}

export interface ImportStarted {
  readonly job: RosterImport;
  readonly isNewDistrict: boolean;
}

/** Puts an import of a complete upload into the queue, and makes the district when it is new. */
export async function startRosterImport(
  ports: Ports,
  actor: Actor,
  input: StartRosterImportInput,
): Promise<Result<ImportStarted, CommonFault>> {
  const { principal } = actor;
  const act = 'startRosterImport';
  const refused = refusalOf(principal, input);
  if (refused !== null) return err(refused);
  const keyTenant = principal.kind === 'PERSON' ? principal.organizationId : PLATFORM_TENANT;
  return ports.transactions.run<ImportStarted, CommonFault>(actor, async (memory) => {
    const made = await memory.recall(keyTenant, act, input.clientMutationId);
    const scope = administrationScope(principal, 'IMPORT_ROSTER');
    const before = made === null ? null : await memory.jobs.findImport(scope, made);
    if (before !== null) return ok({ job: before, isNewDistrict: false });
    const file = await memory.files.find(input.fileId);
    if (file?.purpose !== 'ROSTER' || !isSenderOf(principal, file))
      return err(notFound('file', input.fileId));
    if (!file.isComplete) {
      const message = `File ${file.id} has not arrived whole; PUT its bytes to /files/${file.id} first.`;
      return err(invalidInput(message, ['input', 'fileId']));
    }
    const target = await targetOf(ports, memory, principal, input);
    if (!target.ok) return target;
    const { district, isNew } = target.value;
    const job = queuedImport(ports, input, district, isNew && !input.isDryRun);
    await memory.jobs.addImport(job);
    memory.tell(importChanged(job));
    await memory.remember(keyTenant, act, input.clientMutationId, job.id);
    const { mode, isDryRun, fileId } = job;
    await memory.audit({
      tenantId: job.tenantId,
      action: act,
      subjectNoun: 'rosterImport',
      subjectId: job.id,
      before: null,
      after: { mode, isDryRun, fileId, districtId: job.districtId, isNewDistrict: isNew },
    });
    return ok({ job, isNewDistrict: isNew });
  });
}

function refusalOf(principal: Principal, input: StartRosterImportInput): CommonFault | null {
  const name = input.districtName ?? null;
  if (name !== null) return whyNotOperator(principal) ?? textFault('districtName', name, 200);
  if (input.districtId !== null && input.districtId !== undefined) {
    return whyRefused(principal, 'IMPORT_ROSTER', input.districtId);
  }
  if (principal.kind === 'PERSON') return whyRefused(principal, 'IMPORT_ROSTER', principal.organizationId);
  return (
    whyNotOperator(principal) ??
    invalidInput('Name the district by districtId or districtName.', ['input', 'districtId'])
  );
}

function queuedImport(
  ports: Ports,
  input: StartRosterImportInput,
  district: Organization | null,
  isNewDistrict: boolean,
): RosterImport {
  return {
    id: ports.newId('rosterImport'),
    tenantId: district?.id ?? PLATFORM_TENANT,
    districtId: district?.id ?? null,
    fileId: input.fileId,
    mode: input.mode,
    isDryRun: input.isDryRun,
    hasMadeDistrict: isNewDistrict,
    state: 'QUEUED',
    progress: 0,
    message: 'Waiting to be taken up.',
    createdAtMs: ports.clock.now().epochMilliseconds,
    startedAtMs: null,
    finishedAtMs: null,
    attempts: 0,
    isChecked: false,
    position: { batch: 0, removal: null },
    fileRows: [],
    counts: [],
    errorCount: 0,
    warningCount: 0,
    heldReason: null,
  };
}
