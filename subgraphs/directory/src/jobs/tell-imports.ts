import type { AddressedEvent } from '@quad/kernel';
import type { ImportMemory, ImportPatch, JobQueue } from '../domain/import-ports.ts';
import { importChanged, rosterChanged } from '../domain/permissions.ts';
import type { RosterImport } from '../domain/roster-job.ts';

type Tell = (events: readonly AddressedEvent[]) => void;

/** The memory of one import, which tells those who follow it of each step that is committed. */
export function withToldSteps(memory: ImportMemory, job: RosterImport, tell: Tell): ImportMemory {
  function after({ state }: ImportPatch): void {
    const isApplied = !job.isDryRun && state !== undefined && state !== 'FAILED';
    tell(isApplied ? [importChanged(job), rosterChanged(job.tenantId)] : [importChanged(job)]);
  }
  return {
    ...memory,
    async commit(lease, tenantId, changes, patch) {
      await memory.commit(lease, tenantId, changes, patch);
      after(patch);
    },
    async saveFaults(lease, faults, patch, due) {
      await memory.saveFaults(lease, faults, patch, due);
      after(patch);
    },
    async refuse(lease, faults, patch, madeDistrictId) {
      await memory.refuse(lease, faults, patch, madeDistrictId);
      after(patch);
    },
  };
}

/** The queue of imports, which tells when one is taken up, has to wait, or is given up. */
export function withToldTurns(queue: JobQueue<RosterImport>, tell: Tell): JobQueue<RosterImport> {
  // A worker has one job at a time.
  let taken: RosterImport | null = null;
  const told = () => {
    if (taken !== null) tell([importChanged(taken)]);
  };
  return {
    ...queue,
    async claim(nowMs) {
      const claimed = await queue.claim(nowMs);
      taken = claimed?.job ?? null;
      told();
      return claimed;
    },
    async retryAfter(lease, waitMs, message) {
      await queue.retryAfter(lease, waitMs, message);
      told();
    },
    async fail(lease, finishedAtMs, message) {
      await queue.fail(lease, finishedAtMs, message);
      told();
    },
  };
}
