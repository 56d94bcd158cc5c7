import { scheduleIn } from '@quad/subgraph-kit';
import type { Connection } from 'mongoose';
import type { ExportMemory } from '../domain/export-ports.ts';
import type { RoleGrant } from '../domain/identity.ts';
import { LeaseLost } from '../domain/import-ports.ts';
import { DELETE_FILE } from '../domain/retention.ts';
import type { Organization, Person } from '../domain/roster.ts';
import type { IdentityModels } from './identity-models.ts';
import type { RosterModels } from './roster-models.ts';
import { fromRow, type Row } from './row.ts';

/** Pages of ids, each far below what a database takes as one document. */
const IDS_IN_A_PAGE = 5_000;

function studentPages(tenantId: string, fileId: string, studentIds: readonly string[]) {
  const count = Math.ceil(studentIds.length / IDS_IN_A_PAGE);
  return Array.from({ length: count }, (_none, page) => ({
    _id: `${fileId}:${page}`,
    tenantId,
    fileId,
    studentIds: studentIds.slice(page * IDS_IN_A_PAGE, (page + 1) * IDS_IN_A_PAGE),
  }));
}

export function createExportMemory(
  connection: Connection,
  roster: RosterModels,
  identity: IdentityModels,
): ExportMemory {
  return {
    async district(tenantId) {
      const row = await roster.organizations.findOne({ _id: tenantId, isDeleted: false }).lean();
      return row === null ? null : fromRow<Organization>(row as Row<Organization>);
    },
    async *rosterRows(tenantId, table, file) {
      const filter = { tenantId, isDeleted: false, ...(table === 'plainRows' ? { file } : {}) };
      const cursor = roster[table].collection.find<{ _id: string; roster: string }>(filter as never, {
        projection: { roster: 1 },
        batchSize: 2_000,
      });
      for await (const row of cursor) if (row.roster !== '') yield { id: row._id, text: row.roster };
    },
    async madeHere(tenantId) {
      const [organizations, people] = await Promise.all([
        roster.organizations.find({ tenantId, isDeleted: false }).lean(),
        roster.people.find({ tenantId, isDeleted: false, rosterHash: '', isStaff: true }).lean(),
      ]);
      const personId = { $in: people.map((row) => row._id) };
      const grants = await identity.roleGrants.find({ tenantId, personId, untilMs: null }).lean();
      return {
        organizations: organizations.map((row) => fromRow<Organization>(row as Row<Organization>)),
        people: people.map((row) => fromRow<Person>(row as Row<Person>)),
        grants: grants.map((row) => fromRow<RoleGrant>(row as Row<RoleGrant>)),
      };
    },
    async progress(lease, progress, message) {
      const filter = { _id: lease.jobId, leaseId: lease.leaseId };
      await identity.rosterExports.updateOne(filter, { $set: { progress, message } });
    },
    async complete(lease, job, facts) {
      const { fileId, name, bytes, sha256, counts, nowMs, studentIds, deleteAtMs } = facts;
      const session = await connection.startSession();
      try {
        await session.withTransaction(async () => {
          const file = {
            _id: fileId,
            tenantId: job.tenantId,
            ownerLabel: job.requestedBy,
            name,
            bytes,
            sha256,
            kind: 'EXPORT' as const,
            purpose: 'ROSTER' as const,
            mediaType: 'application/zip',
            isComplete: true,
            use: null,
            createdAtMs: nowMs,
          };
          await identity.files.create([file], { session });
          await scheduleIn(connection, session, {
            tenantId: job.tenantId,
            act: DELETE_FILE,
            subjectId: fileId,
            dueAt: Temporal.Instant.fromEpochMilliseconds(deleteAtMs),
            facts: {},
          });
          await identity.packageStudents.insertMany(studentPages(job.tenantId, fileId, studentIds), {
            session,
          });
          const done = {
            state: 'COMPLETED' as const,
            progress: 1,
            message: 'The package is ready to be fetched.',
            finishedAtMs: nowMs,
            fileId,
            sha256,
            counts: [...counts],
          };
          const filter = { _id: lease.jobId, leaseId: lease.leaseId };
          const ended = await identity.rosterExports.updateOne(filter, { $set: done }, { session });
          if (ended.matchedCount === 0)
            throw new LeaseLost(`Export ${job.id} is in the hands of another worker.`);
        });
      } finally {
        await session.endSession();
      }
    },
  };
}
