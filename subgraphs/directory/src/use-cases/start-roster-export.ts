import { type Actor, err, notFound, ok, principalLabel, type Result } from '@quad/kernel';
import type { CommonFault } from '../domain/errors.ts';
import { administrationScope, whyRefused } from '../domain/permissions.ts';
import type { Ports } from '../domain/ports.ts';
import type { RosterExport } from '../domain/roster-job.ts';

export interface StartRosterExportInput {
  readonly clientMutationId?: string | null | undefined;
  readonly districtId: string;
  readonly version: 'ONEROSTER_11_CSV' | 'ONEROSTER_12_CSV';
}

/** Puts an export of a district's roster into the queue; who asks for it may fetch it. */
export async function startRosterExport(
  ports: Ports,
  actor: Actor,
  input: StartRosterExportInput,
): Promise<Result<RosterExport, CommonFault>> {
  const act = 'startRosterExport';
  const refused = whyRefused(actor.principal, 'EXPORT_ROSTER', input.districtId);
  if (refused !== null) return err(refused);
  const scope = administrationScope(actor.principal, 'EXPORT_ROSTER');
  const key = input.clientMutationId ?? null;
  return ports.transactions.run<RosterExport, CommonFault>(actor, async (memory) => {
    const made = key === null ? null : await memory.recall(input.districtId, act, key);
    const before = made === null ? null : await memory.jobs.findExport(scope, made);
    if (before !== null) return ok(before);
    const district = await memory.organizations.find(scope, input.districtId);
    if (district === null || district.type !== 'DISTRICT') return err(notFound('district', input.districtId));
    const job: RosterExport = {
      id: ports.newId('rosterExport'),
      tenantId: district.id,
      version: input.version,
      requestedBy: principalLabel(actor.principal),
      state: 'QUEUED',
      progress: 0,
      message: 'Waiting to be taken up.',
      createdAtMs: ports.clock.now().epochMilliseconds,
      startedAtMs: null,
      finishedAtMs: null,
      attempts: 0,
      fileId: null,
      sha256: null,
      counts: [],
    };
    await memory.jobs.addExport(job);
    if (key !== null) await memory.remember(district.id, act, key, job.id);
    await memory.audit({
      tenantId: district.id,
      action: act,
      subjectNoun: 'rosterExport',
      subjectId: job.id,
      before: null,
      after: { version: job.version },
    });
    return ok(job);
  });
}
