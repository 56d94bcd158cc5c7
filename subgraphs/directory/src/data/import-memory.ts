import { scheduleIn } from '@quad/subgraph-kit';
import type { ClientSession, Connection, Model } from 'mongoose';
import { type ImportMemory, type Lease, LeaseLost } from '../domain/import-ports.ts';
import type { KnownRow, RosterChange, RosterTable } from '../domain/plans/plan.ts';
import type { Organization } from '../domain/roster.ts';
import type { RosterFault } from '../domain/roster-job.ts';
import type { IdentityModels } from './identity-models.ts';
import type { RosterModels } from './roster-models.ts';
import { fromRow, type Row } from './row.ts';

/** A worker that is silent for this long has lost its job to the next one. */
export const LEASE_MS = 6_000;

/** Of each table, the field that names the school by which removals are counted. */
const schoolFields: Readonly<Partial<Record<RosterTable, string>>> = {
  students: 'schoolIds',
  people: 'organizationIds',
  memberships: 'organizationId',
  classes: 'schoolId',
  enrollments: 'schoolId',
  demographics: 'schoolId',
};

/** What `known` reads of a row, beside the field that names the school. */
interface KnownFields {
  readonly _id: string;
  readonly sourcedId: string;
  readonly rosterHash: string;
  readonly isDeleted: boolean;
  readonly sortKey: string;
  readonly [schoolField: string]: unknown;
}

export function createImportMemory(
  connection: Connection,
  roster: RosterModels,
  identity: IdentityModels,
): ImportMemory {
  function collectionOf(table: RosterChange['table']) {
    const model: Model<never> = table === 'roleGrants' ? asAny(identity.roleGrants) : asAny(roster[table]);
    return model.collection;
  }

  async function inTransaction(work: (session: ClientSession) => Promise<void>): Promise<void> {
    const session = await connection.startSession();
    try {
      await session.withTransaction(() => work(session));
    } finally {
      await session.endSession();
    }
  }

  async function writeFaults(faults: readonly RosterFault[], session: ClientSession): Promise<void> {
    if (faults.length === 0) return;
    const operations = faults.map(({ id, ...fault }) => ({
      replaceOne: { filter: { _id: id }, replacement: fault, upsert: true },
    }));
    await identity.rosterFaults.bulkWrite(operations, { ordered: false, session });
  }

  async function patchJob(lease: Lease, patch: object, session: ClientSession): Promise<void> {
    const leasedUntil = new Date(Date.now() + LEASE_MS);
    const filter = { _id: lease.jobId, leaseId: lease.leaseId };
    const done = await identity.rosterImports.updateOne(
      filter,
      { $set: { ...patch, leasedUntil } },
      { session },
    );
    if (done.matchedCount === 0) {
      throw new LeaseLost(`Import ${lease.jobId} is in the hands of another worker; this one leaves it.`);
    }
  }

  return {
    async district(tenantId) {
      const row = await roster.organizations.findOne({ _id: tenantId }).lean();
      return row === null ? null : fromRow<Organization>(row as Row<Organization>);
    },

    async known(tenantId, table, file) {
      const schoolField = schoolFields[table];
      const projection = {
        sourcedId: 1,
        rosterHash: 1,
        isDeleted: 1,
        sortKey: 1,
        ...(schoolField === undefined ? {} : { [schoolField]: 1 }),
      };
      const filter = table === 'plainRows' ? { tenantId, file } : { tenantId };
      const cursor = collectionOf(table).find<KnownFields>(filter, { projection, batchSize: 1_000 });
      const known: (readonly [string, KnownRow])[] = [];
      for await (const row of cursor) {
        const school = schoolField === undefined ? '' : row[schoolField];
        const first: unknown = Array.isArray(school) ? school[0] : school;
        const { _id: id, rosterHash, isDeleted, sortKey } = row;
        const schoolId = typeof first === 'string' ? first : '';
        known.push([row.sourcedId, { id, table, rosterHash, isDeleted, schoolId, sortKey }]);
      }
      return known;
    },

    async membershipRows(tenantId) {
      const filter = { tenantId, isDeleted: false };
      const rows = await roster.memberships.find(filter, { roster: 1 }).lean();
      return rows.map((row) => row.roster).filter((text) => text !== '');
    },

    async commit(lease, tenantId, changes, patch) {
      await inTransaction(async (session) => {
        for (const [table, writes] of Map.groupBy(changes, (change) => change.table)) {
          const operations = writes.map((change) => operationOf(tenantId, change));
          await collectionOf(table).bulkWrite(operations, { ordered: false, session });
        }
        await patchJob(lease, patch, session);
      });
    },

    async saveFaults(lease, faults, patch, due) {
      await inTransaction(async (session) => {
        if (due !== undefined) await scheduleIn(connection, session, due);
        await writeFaults(faults, session);
        await patchJob(lease, patch, session);
      });
    },

    async refuse(lease, faults, patch, madeDistrictId) {
      await inTransaction(async (session) => {
        await writeFaults(faults, session);
        if (madeDistrictId === null) return patchJob(lease, patch, session);
        const others = { tenantId: madeDistrictId, _id: { $ne: lease.jobId } };
        const isWanted = (await identity.rosterImports.countDocuments(others).session(session)) > 0;
        if (isWanted) return patchJob(lease, patch, session);
        await roster.organizations.deleteOne({ _id: madeDistrictId, rosterHash: '' }).session(session);
        await patchJob(lease, { ...patch, districtId: null }, session);
      });
    },
  };
}

/** Collections of one database differ to the compiler by their rows; an import writes fields by name. */
function asAny(model: unknown): Model<never> {
  return model as Model<never>;
}

function operationOf(tenantId: string, change: RosterChange) {
  const { id, fields } = change;
  if (change.op === 'INSERT') return { insertOne: { document: { _id: id, ...fields } } } as never;
  const filter = { _id: id, tenantId };
  return { updateOne: { filter, update: { $set: fields }, upsert: change.op === 'UPSERT' } } as never;
}
