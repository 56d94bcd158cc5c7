import type { Scope } from '@quad/kernel';
import type { ClientSession, Connection } from 'mongoose';
import type { Memory } from '../domain/ports.ts';
import { fromRow, modelsOn, type OfferingSeriesRow, toRow } from './models.ts';
import { tenantFilter } from './scope-filter.ts';

/** Composed series, newest first: their ids sort by the time of making. */
export function createOfferingSeriesRepository(
  connection: Connection,
  session: ClientSession | null = null,
): Memory['series'] {
  const { OfferingSeries } = modelsOn(connection);
  return {
    async byIds(scope: Scope, ids) {
      const filter = { $and: [tenantFilter(scope), { _id: { $in: [...ids] } }] };
      const rows = await OfferingSeries.find(filter).session(session).lean<OfferingSeriesRow[]>();
      return rows.map(fromRow);
    },
    async page(scope: Scope, { first, after }) {
      const filter = { $and: [tenantFilter(scope), after === null ? {} : { _id: { $lt: after } }] };
      const rows = await OfferingSeries.find(filter)
        .sort({ _id: -1 })
        .limit(first + 1)
        .session(session)
        .lean<OfferingSeriesRow[]>();
      return rows.map(fromRow);
    },
    async insert(series) {
      await OfferingSeries.insertMany([toRow(series)], { session });
    },
  };
}
