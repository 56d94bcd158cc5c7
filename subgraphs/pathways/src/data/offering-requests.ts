import type { Scope } from '@quad/kernel';
import type { ClientSession, Connection } from 'mongoose';
import type { OfferingRequest } from '../domain/offering-request.ts';
import type { Memory, RequestFilter } from '../domain/ports.ts';
import { changesOf, fromRow, modelsOn, type OfferingRequestRow, toRow } from './models.ts';
import { ofPerson, requestFilter } from './scope-filter.ts';

/** Requests, newest first: their ids sort by the time of making. */
export function createOfferingRequestRepository(
  connection: Connection,
  session: ClientSession | null = null,
): Memory['requests'] {
  const { OfferingRequest } = modelsOn(connection);
  const within = session === null ? {} : { session };

  async function find(conditions: Record<string, unknown>[], limit = 0): Promise<readonly OfferingRequest[]> {
    const rows = await OfferingRequest.find({ $and: conditions })
      .sort({ _id: -1 })
      .limit(limit)
      .session(session)
      .lean<OfferingRequestRow[]>();
    return rows.map(fromRow);
  }

  return {
    byIds: (scope: Scope, ids) => find([requestFilter(scope), { _id: { $in: [...ids] } }]),
    page: (scope: Scope, filter, page) =>
      find(
        [
          requestFilter(scope),
          ...wished(filter),
          ...(page.after === null ? [] : [{ _id: { $lt: page.after } }]),
        ],
        page.first + 1,
      ),
    ofSeries: (scope: Scope, seriesId) => find([requestFilter(scope), { seriesId }]),
    async insert(request) {
      await OfferingRequest.insertMany([toRow(request)], within);
    },
    async replace(request) {
      const { id } = request;
      const written = await OfferingRequest.updateOne(
        { _id: id, tenantId: request.tenantId, version: request.version - 1 },
        { $set: changesOf(request) },
        within,
      );
      if (written.matchedCount !== 1) {
        throw new Error(
          `Offering request ${id} was not at version ${request.version - 1} within its transaction.`,
        );
      }
    },
  };
}

function wished(filter: RequestFilter): Record<string, unknown>[] {
  const conditions: Record<string, unknown>[] = [];
  if (filter.state != null) conditions.push({ state: filter.state });
  if (filter.offeringId != null) conditions.push({ offeringId: filter.offeringId });
  if (filter.personId !== undefined) conditions.push({ $or: ofPerson(filter.personId) });
  if (filter.organizationId !== undefined) {
    // All of a district's requests are its own; a school's or department's are those that name it.
    conditions.push({
      $or: [{ tenantId: filter.organizationId }, { organizationIds: filter.organizationId }],
    });
  }
  return conditions;
}
