import type { DueWork } from '@quad/kernel';
import type { Lease } from '../../domain/import-ports.ts';
import { DELETE_REMOVED_STUDENTS, endOfRetention, retention } from '../../domain/retention.ts';
import type { RosterFault } from '../../domain/roster-job.ts';
import type { RosterRun } from './roster-run.ts';

/** Ends a job: held, done, or done with rows left out. */
export async function finishImport(run: RosterRun, lease: Lease, heldReason: string | null): Promise<void> {
  const { job, ports } = run;
  const counts = run.counts();
  const faulty = counts.reduce((sum, count) => sum + count.faulty, 0);
  const faults = unresolvedFaults(run);
  const hasErrors = faulty > 0 || job.errorCount > 0;
  const done = hasErrors ? ('COMPLETED_WITH_ERRORS' as const) : ('COMPLETED' as const);
  const now = ports.clock.now();
  const patch = {
    state: heldReason === null ? done : ('HELD' as const),
    progress: 1,
    message: heldReason ?? summary(run),
    heldReason,
    counts,
    errorCount: job.errorCount + faults.reduce((sum, fault) => sum + fault.count, 0),
    finishedAtMs: now.epochMilliseconds,
  };
  const hasRemoved = !job.isDryRun && counts.some(({ removed, updated }) => removed + updated > 0);
  await ports.memory.saveFaults(
    lease,
    faults,
    patch,
    hasRemoved ? removedStudentsEnd(run.lookup.tenantId, job.id, now) : undefined,
  );
}

/** Students who left with this import are deleted when their retention is over; so are those who moved to the staff. */
function removedStudentsEnd(tenantId: string, importId: string, now: Temporal.Instant): DueWork {
  const dueAt = endOfRetention(now, retention.REMOVED_STUDENTS);
  return { tenantId, act: DELETE_REMOVED_STUDENTS, subjectId: importId, dueAt, facts: {} };
}

function summary(run: RosterRun): string {
  const sum = { created: 0, updated: 0, unchanged: 0, removed: 0, faulty: 0 };
  for (const count of run.counts()) {
    sum.created += count.created;
    sum.updated += count.updated;
    sum.unchanged += count.unchanged;
    sum.removed += count.removed;
    sum.faulty += count.faulty;
  }
  const text = (n: number) => n.toLocaleString('en-US');
  const act = run.job.isDryRun ? 'Dry run, nothing is written' : 'Done';
  const left = sum.faulty === 0 ? '' : `, ${text(sum.faulty)} left out for faults`;
  return `${act}: ${text(sum.created)} new, ${text(sum.updated)} changed, ${text(sum.unchanged)} unchanged, ${text(sum.removed)} removed${left}.`;
}

/** References that the check could not follow, because what they name should have come before: said once each. */
function unresolvedFaults(run: RosterRun): RosterFault[] {
  const { job } = run;
  return [...run.unresolved].flatMap(([key, noted], position): RosterFault[] => {
    const [file = '', field = ''] = key.split(' ');
    const isKnown = job.errorCount > 0 && job.mode === 'TOLERANT';
    if (isKnown) return [];
    return [
      {
        id: `${job.id}:u:${key}`,
        tenantId: job.tenantId,
        importId: job.id,
        position: 1_000_000 + position,
        severity: 'ERROR',
        code: 'reference.missing_target_record',
        file,
        line: noted.line,
        sourcedId: noted.sourcedId,
        field,
        message: `${file}.csv line ${noted.line} field ${field}: refers to a row that the district does not have (${noted.count} times).`,
        suggestion: 'Send the rows that it refers to, before or in the same package.',
        count: noted.count,
      },
    ];
  });
}
