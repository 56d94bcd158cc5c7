import type { Scope } from '@quad/kernel';
import { type Page, type PageRequest, type ShareReader, toPage } from '@quad/subgraph-kit';
import type { ClientSession, Model, QueryFilter } from 'mongoose';
import type { SharesMemory } from '../domain/ports.ts';
import type { Share, ShareState } from '../domain/share.ts';
import { fromRow, type Row, toRow } from './row.ts';

type Filter = QueryFilter<Row<Share>>;

/** More shares than one person is given at once; the newest count. */
const MOST_RECEIVED = 500;

/** Shares that are given: all of the owner's, or those of objects of one's own schools and departments. */
function givenFilter(scope: Scope): Filter | null {
  switch (scope.reach) {
    case 'TENANT':
      return { tenantId: scope.tenantId };
    case 'ORGANIZATIONS':
      return { tenantId: scope.tenantId, organizationIds: { $in: [...scope.organizationIds] } };
    default:
      return null;
  }
}

function stateFilter(state: ShareState, nowMs: number): Filter {
  switch (state) {
    case 'REVOKED':
      return { revokedAtMs: { $gt: 0 } };
    case 'EXPIRED':
      return { revokedAtMs: null, untilMs: { $lte: nowMs } };
    case 'WAITING':
      return { revokedAtMs: null, fromMs: { $gt: nowMs } };
    case 'IN_FORCE':
      return { revokedAtMs: null, fromMs: { $lte: nowMs }, untilMs: { $gt: nowMs } };
  }
}

export interface GivenFilter {
  readonly objectId: string | null;
  readonly state: ShareState | null;
  readonly nowMs: number;
}

export function createShareReads(shares: Model<Row<Share>>) {
  const values = (rows: readonly unknown[]) => rows.map((row) => fromRow<Share>(row as Row<Share>));
  return {
    /** By id, of those that the scope gave. */
    async givenByIds(scope: Scope, ids: readonly string[]): Promise<readonly Share[]> {
      const within = givenFilter(scope);
      if (within === null) return [];
      return values(await shares.find({ $and: [within, { _id: { $in: [...ids] } }] }).lean());
    },
    async givenPage(
      scope: Scope,
      { objectId, state, nowMs }: GivenFilter,
      { first, after }: PageRequest,
    ): Promise<Page<Share>> {
      const within = givenFilter(scope);
      if (within === null) return { rows: [], hasNextPage: false };
      const conditions: Filter[] = [
        within,
        ...(objectId === null ? [] : [{ objectId }]),
        ...(state === null ? [] : [stateFilter(state, nowMs)]),
        ...(after === null ? [] : [{ _id: { $lt: after } }]),
      ];
      const rows = await shares
        .find({ $and: conditions })
        .sort({ _id: -1 })
        .limit(first + 1)
        .lean();
      return toPage(values(rows), first);
    },
    /** For the services that hold objects, and for whoever was told of them there: shares in force, newest first. */
    async inForceFor(
      { personId, organizationId, cohortIds }: ShareReader,
      nowMs: number,
    ): Promise<readonly Share[]> {
      const audienceId = { $in: [personId, organizationId, ...cohortIds] };
      const rows = await shares
        .find({ $and: [{ audienceId }, stateFilter('IN_FORCE', nowMs)] })
        .sort({ _id: -1 })
        .limit(MOST_RECEIVED)
        .lean();
      return values(rows);
    },
    /** Of what the kit says is received, what is still in force, newest first. */
    async receivedByIds(ids: readonly string[], nowMs: number): Promise<readonly Share[]> {
      const filter = { $and: [{ _id: { $in: [...ids] } }, stateFilter('IN_FORCE', nowMs)] };
      return values(await shares.find(filter).sort({ _id: -1 }).lean());
    },
  };
}

export type ShareReads = ReturnType<typeof createShareReads>;

/** Shares within one act's transaction. */
export function createShareMemory(shares: Model<Row<Share>>, session: ClientSession): SharesMemory {
  return {
    async find(tenantId, id) {
      const row = await shares.findOne({ _id: id, tenantId }).session(session).lean();
      return row === null ? null : fromRow<Share>(row as Row<Share>);
    },
    async add(share) {
      await shares.create([toRow(share)], { session });
    },
    async revoke({ id, tenantId, revokedAtMs, revokedById, revokedReason }) {
      const ended = { revokedAtMs, revokedById, revokedReason };
      await shares.updateOne({ _id: id, tenantId }, { $set: ended }, { session });
    },
  };
}
