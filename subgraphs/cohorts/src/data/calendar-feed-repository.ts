import type { ClientSession } from 'mongoose';
import type { CalendarFeed } from '../domain/calendar-feed.ts';
import type { CalendarFeeds } from '../domain/ports.ts';
import type { CalendarFeedRow, CohortsModels } from './models.ts';

/** Private calendar feeds in the database, each under the hash of its secret. */
export function createCalendarFeedRepository(
  models: CohortsModels,
  session: ClientSession | null,
): CalendarFeeds {
  const { CalendarFeed } = models;
  return {
    async findBySecretHash(secretHash) {
      const row = await CalendarFeed.findById(secretHash).session(session).lean();
      return row === null ? null : toFeed(row);
    },
    async ofPerson({ tenantId, personId }) {
      const row = await CalendarFeed.findOne({ tenantId, personId }).session(session).lean();
      return row === null ? null : toFeed(row);
    },
    async insert({ secretHash, tenantId, personId, createdAt }) {
      const row = { _id: secretHash, tenantId, personId, createdAt: new Date(createdAt.epochMilliseconds) };
      await CalendarFeed.create([row], { session });
    },
    async remove({ tenantId, personId }) {
      await CalendarFeed.deleteOne({ tenantId, personId }).session(session);
    },
  };
}

function toFeed(row: CalendarFeedRow): CalendarFeed {
  return {
    secretHash: row._id,
    tenantId: row.tenantId,
    personId: row.personId,
    createdAt: Temporal.Instant.fromEpochMilliseconds(row.createdAt.getTime()),
  };
}
