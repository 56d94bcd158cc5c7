import type { Scope } from '@quad/kernel';
import { type Page, type PageRequest, toPage } from '@quad/subgraph-kit';
import { type ClientSession, type Connection, type Model, type QueryFilter, Schema } from 'mongoose';
import {
  type Disclosure,
  type DisclosureChange,
  type DisclosureFilter,
  disclosureOf,
  instantKey,
  labelsOf,
} from '../../domain/disclosure.ts';
import type { RosterModels } from '../roster-models.ts';
import { fromRow, type Row, toRow } from '../row.ts';

type DisclosureEntry = Row<Disclosure>;

const schema = new Schema<DisclosureEntry>(
  {
    _id: String,
    tenantId: { type: String, required: true },
    side: String,
    sortKey: String,
    at: String,
    who: String,
    roles: [String],
    purpose: String,
    studentIds: [String],
    fields: [String],
    classes: [String],
    isRequired: Boolean,
    evidence: String,
    requestId: String,
  },
  { collection: 'disclosureEntries', versionKey: false, autoIndex: false, minimize: false },
)
  .index({ tenantId: 1, sortKey: -1 })
  .index({ tenantId: 1, studentIds: 1, sortKey: -1 })
  .index({ tenantId: 1, who: 1, sortKey: -1 });

function entriesOn(connection: Connection): Model<DisclosureEntry> {
  return (
    (connection.models.DisclosureEntry as Model<DisclosureEntry> | undefined) ??
    connection.model<DisclosureEntry>('DisclosureEntry', schema)
  );
}

/** The logs of all sides in one collection, fed by following each; it can be rebuilt. */
export function createDisclosureProjection(connection: Connection) {
  const entries = entriesOn(connection);
  return {
    nameOf: (side: string) => `disclosures-of-${side}`,
    async apply(side: string, changes: readonly DisclosureChange[], session: ClientSession): Promise<void> {
      const operations = changes.map((change) => {
        const { _id, ...entry } = toRow(disclosureOf(side, change));
        const filter = { _id, tenantId: entry.tenantId };
        return { updateOne: { filter, update: { $set: entry }, upsert: true } };
      });
      await entries.bulkWrite(operations as never, { ordered: false, session });
    },
  };
}

/** Reads of the merged log, newest first; whoever reads it for their own records sees no other student in it. */
export function createDisclosureReads(connection: Connection, roster: RosterModels) {
  const entries = entriesOn(connection);

  async function ownStudentIds(tenantId: string, personId: string): Promise<readonly string[]> {
    const row = await roster.people.findOne({ _id: personId, tenantId }, { studentIds: 1 }).lean();
    return row?.studentIds ?? [];
  }

  return {
    /** Null when the scope lets nothing through, which is not told from a log without entries otherwise. */
    async page(
      scope: Scope,
      tenantId: string,
      filter: DisclosureFilter,
      request: PageRequest,
    ): Promise<Page<Disclosure> | null> {
      if (scope.reach !== 'TENANT' && scope.reach !== 'OWN') return null;
      if (scope.tenantId !== tenantId) return null;
      const own = scope.reach === 'OWN' ? await ownStudentIds(tenantId, scope.personId) : null;
      const rows = await entries
        .find(conditionOf(tenantId, filter, own, request.after) as QueryFilter<DisclosureEntry>)
        .sort({ sortKey: -1 })
        .limit(request.first + 1)
        .lean();
      const found = rows.map((row) => fromRow<Disclosure>(row as unknown as DisclosureEntry));
      return toPage(own === null ? found : found.map((entry) => ofOwn(entry, own)), request.first);
    },
  };
}

export type DisclosureReads = ReturnType<typeof createDisclosureReads>;

function conditionOf(
  tenantId: string,
  filter: DisclosureFilter,
  own: readonly string[] | null,
  after: string | null,
): object {
  const { studentId, readerId, purpose, isRequired, from, until } = filter;
  const keys = [
    ...(from === null ? [] : [{ sortKey: { $gte: instantKey(from) } }]),
    ...(until === null ? [] : [{ sortKey: { $lt: instantKey(until) } }]),
    ...(after === null ? [] : [{ sortKey: { $lt: after } }]),
    ...(own === null ? [] : [{ studentIds: { $in: own } }]),
    ...(studentId === null ? [] : [{ studentIds: studentId }]),
    ...(readerId === null ? [] : [{ who: { $in: labelsOf(readerId) } }]),
    ...(purpose === null ? [] : [{ purpose }]),
    ...(isRequired === null ? [] : [{ isRequired }]),
  ];
  return keys.length === 0 ? { tenantId } : { tenantId, $and: keys };
}

function ofOwn(entry: Disclosure, own: readonly string[]): Disclosure {
  return { ...entry, studentIds: entry.studentIds.filter((id) => own.includes(id)) };
}
