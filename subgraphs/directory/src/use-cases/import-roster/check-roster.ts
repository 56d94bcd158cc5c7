import { type CheckReport, checkPackage, type Fault } from '@quad/oneroster';
import type { ImportPatch, ImportPorts, Lease } from '../../domain/import-ports.ts';
import type { RosterFault, RosterImport } from '../../domain/roster-job.ts';

export type CheckOutcome =
  | { readonly isAcceptable: true; readonly patch: ImportPatch }
  | { readonly isAcceptable: false };

/**
 * Checks the whole package before a row of it is applied, and writes what is wrong with it. A package that is
 * refused ends the job here, with nothing applied.
 */
export async function checkRoster(
  ports: ImportPorts,
  job: RosterImport,
  lease: Lease,
  hasRoster: boolean,
): Promise<CheckOutcome> {
  await ports.memory.commit(lease, job.tenantId, [], { progress: 0.01, message: 'Checking the package.' });
  const report = await checkPackage(await ports.pathOf(job.fileId), { mode: job.mode });
  const lacking = whatIsLacking(report, job, hasRoster);
  const faults = report.faults.map((fault, position) => asRosterFault(job, fault, position));
  const counts = Object.values(report.countsByCode);
  const sum = (severity: string) =>
    counts.reduce((total, count) => total + (count.severity === severity ? count.count : 0), 0);
  const found: ImportPatch = {
    isChecked: true,
    errorCount: sum('ERROR') + (lacking === null ? 0 : 1),
    warningCount: sum('WARNING'),
    fileRows: Object.entries(report.files).map(([file, check]) => ({ file, rows: check.rowCount })),
  };
  if (report.isAcceptable && lacking === null) {
    const patch = { ...found, progress: 0.2, message: 'The package is checked; applying it.' };
    await ports.memory.saveFaults(lease, faults, patch);
    return { isAcceptable: true, patch };
  }
  const patch: ImportPatch = {
    ...found,
    state: 'FAILED',
    progress: 1,
    finishedAtMs: ports.clock.now().epochMilliseconds,
    message: lacking ?? refusal(job, report),
  };
  await ports.memory.refuse(lease, faults, patch, job.hasMadeDistrict ? job.districtId : null);
  return { isAcceptable: false };
}

/** A tolerant read of a district's first bulk package wants all that a roster is made of. */
function whatIsLacking(report: CheckReport, job: RosterImport, hasRoster: boolean): string | null {
  const isBulk = Object.values(report.files).some((file) => file.mode === 'bulk');
  const isPartial = report.missingForRostering.length > 0;
  if (job.mode === 'STRICT' || hasRoster || !isBulk || !isPartial || !report.isAcceptable) return null;
  const files = report.missingForRostering.map((file) => `${file}.csv`).join(', ');
  return `The package lacks ${files}; the first package of a district needs them. Nothing was applied.`;
}

function refusal(job: RosterImport, report: CheckReport): string {
  const errors = Object.entries(report.countsByCode).filter(([, count]) => count.severity === 'ERROR');
  const codes = errors.slice(0, 5).map(([code, count]) => `${code} (${count.count})`);
  const more = errors.length > codes.length ? ` and ${errors.length - codes.length} more codes` : '';
  return `The package was refused ${job.mode === 'STRICT' ? 'strictly' : ''} for ${codes.join(', ')}${more}; nothing was applied.`.replace(
    '  ',
    ' ',
  );
}

function asRosterFault(job: RosterImport, fault: Fault, position: number): RosterFault {
  return {
    id: `${job.id}:${String(position).padStart(6, '0')}`,
    tenantId: job.tenantId,
    importId: job.id,
    position,
    severity: fault.severity,
    code: fault.code,
    file: fault.file,
    line: fault.line,
    sourcedId: fault.sourcedId ?? null,
    field: fault.field ?? null,
    message: fault.message,
    suggestion: fault.suggestion,
    count: fault.count,
  };
}
