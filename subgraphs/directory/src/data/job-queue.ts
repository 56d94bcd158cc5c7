import { randomUUID } from 'node:crypto';
import type { Model, QueryFilter } from 'mongoose';
import type { JobQueue, Lease } from '../domain/import-ports.ts';
import type { RosterExport, RosterImport, StoredJob } from '../domain/roster-job.ts';
import type { IdentityModels, Leased } from './identity-models.ts';
import { LEASE_MS } from './import-memory.ts';
import { fromRow, type Row } from './row.ts';

/** Jobs of one kind, taken by one worker at a time: the oldest that waits, or that a dead worker left. */
function createQueue<Job extends StoredJob>(model: Model<Row<Job> & Leased>): JobQueue<Job> {
  type Filter = QueryFilter<Row<Job> & Leased>;

  return {
    async claim(nowMs) {
      const leaseId = randomUUID();
      const row = await model
        .findOneAndUpdate(
          { state: { $in: ['QUEUED', 'RUNNING'] }, leasedUntil: { $lte: new Date() } } as Filter,
          {
            $set: { state: 'RUNNING', leaseId, leasedUntil: new Date(Date.now() + LEASE_MS) },
            $inc: { attempts: 1 },
          },
          { sort: { state: 1, _id: 1 }, returnDocument: 'after' },
        )
        .lean();
      if (row === null) return null;
      const { leaseId: _lease, leasedUntil: _until, ...rest } = row as unknown as Row<Job> & Leased;
      const job = fromRow<Job>(rest as unknown as Row<Job>);
      if (job.startedAtMs === null) {
        await model.updateOne({ _id: job.id } as Filter, { $set: { startedAtMs: nowMs } });
      }
      return { job, lease: { jobId: job.id, leaseId } };
    },
    async renew(lease) {
      const leasedUntil = new Date(Date.now() + LEASE_MS);
      const done = await model.updateOne(held(lease) as Filter, { $set: { leasedUntil } });
      return done.matchedCount === 1;
    },
    async release(lease) {
      await model.updateOne(held(lease) as Filter, { $set: { leasedUntil: new Date(0) } });
    },
    async retryAfter(lease, waitMs, message) {
      const leasedUntil = new Date(Date.now() + waitMs);
      await model.updateOne(held(lease) as Filter, { $set: { leasedUntil, message } });
    },
    async fail(lease, finishedAtMs, message) {
      await model.updateOne(held(lease) as Filter, { $set: { state: 'FAILED', finishedAtMs, message } });
    },
  };
}

function held(lease: Lease) {
  return { _id: lease.jobId, leaseId: lease.leaseId };
}

export function createJobQueues(models: IdentityModels) {
  return {
    imports: createQueue<RosterImport>(models.rosterImports),
    exports: createQueue<RosterExport>(models.rosterExports),
  };
}
