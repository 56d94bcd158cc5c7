import type { Scope } from '@quad/kernel';
import type { ClientSession, Connection } from 'mongoose';
import { type Offering, PLATFORM_TENANT } from '../domain/offering.ts';
import type { Memory } from '../domain/ports.ts';
import { changesOf, fromRow, modelsOn, type OfferingRow, toRow } from './models.ts';
import { tenantFilter } from './scope-filter.ts';

function toOffering(row: OfferingRow): Offering {
  const { tenantId: _owner, ...offering } = fromRow(row);
  return offering;
}

/** The catalogue; its owner is the product. */
export function createOfferingRepository(
  connection: Connection,
  session: ClientSession | null = null,
): Memory['offerings'] {
  const { Offering } = modelsOn(connection);
  const within = session === null ? {} : { session };
  return {
    async all(scope: Scope) {
      const rows = await Offering.find(tenantFilter(scope))
        .sort({ tenantId: 1, number: 1 })
        .session(session)
        .lean<OfferingRow[]>();
      return rows.map(toOffering);
    },
    async byIds(scope: Scope, ids) {
      const filter = { $and: [tenantFilter(scope), { _id: { $in: [...ids] } }] };
      const rows = await Offering.find(filter).session(session).lean<OfferingRow[]>();
      return rows.map(toOffering);
    },
    async insert(offering) {
      await Offering.insertMany([{ ...toRow(offering), tenantId: PLATFORM_TENANT }], within);
    },
    async replace(offering) {
      await Offering.updateOne(
        { _id: offering.id, tenantId: PLATFORM_TENANT },
        { $set: changesOf(offering) },
        within,
      );
    },
  };
}
