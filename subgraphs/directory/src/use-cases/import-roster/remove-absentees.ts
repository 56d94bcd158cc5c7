import type { KnownRow } from '../../domain/plans/plan.ts';
import { type AbsenteeCount, whyHeld } from '../../domain/removal-threshold.ts';
import type { Absentees } from './apply-file.ts';
import type { RosterRun } from './roster-run.ts';
import { removalOf } from './store-row.ts';

const REMOVED_AT_ONCE = 1_000;

/**
 * Removes what the bulk files no longer name, or holds all of it when one file of one school lost too much.
 * The decision is written once, so that a run that takes over does not decide anew on a half-removed roster.
 * @returns why the removals are held; null when they were applied.
 */
export async function removeAbsentees(run: RosterRun, all: readonly Absentees[]): Promise<string | null> {
  const isOwn = (row: KnownRow) => row.id === run.lookup.tenantId;
  const files = all.map((file) => ({ ...file, absent: file.absent.filter((row) => !isOwn(row)) }));
  const reason = run.job.position.removal === 'APPLY' ? null : whyHeld(files.flatMap(countBySchool), nameOf);
  if (reason !== null) return reason;
  for (const { file, absent } of files) {
    for (let at = 0; at < absent.length; at += REMOVED_AT_ONCE) {
      const rows = absent.slice(at, at + REMOVED_AT_ONCE);
      for (const row of rows) run.write(removalOf(row, run.lookup.nowMs));
      run.count(file, 'removed', rows.length);
      await run.flushRemovals(`Removing what is no longer in ${file}.`);
    }
  }
  return null;
}

function nameOf(schoolId: string): string {
  return schoolId === '' ? 'the district' : `school ${schoolId}`;
}

function countBySchool({ file, live, absent }: Absentees): AbsenteeCount[] {
  const bySchool = new Map<string, { live: number; absent: number }>();
  const of = (row: KnownRow) => {
    const known = bySchool.get(row.schoolId) ?? { live: 0, absent: 0 };
    bySchool.set(row.schoolId, known);
    return known;
  };
  for (const row of live) of(row).live += 1;
  for (const row of absent) of(row).absent += 1;
  return [...bySchool].map(([schoolId, counts]) => ({ file, schoolId, ...counts }));
}
