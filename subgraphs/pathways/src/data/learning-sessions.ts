import type { Scope } from '@quad/kernel';
import type { ClientSession, Connection } from 'mongoose';
import type { Memory } from '../domain/ports.ts';
import { fromRow, type LearningSessionRow, modelsOn, toRow } from './models.ts';
import { requestFilter } from './scope-filter.ts';

/** Sessions on the calendar; read as far as requests are, by the organizations that they are for. */
export function createLearningSessionRepository(
  connection: Connection,
  session: ClientSession | null = null,
): Memory['sessions'] {
  const { LearningSession, OfferingRequest } = modelsOn(connection);
  return {
    async byIds(scope: Scope, ids) {
      const rows = await LearningSession.find({ _id: { $in: [...ids] } })
        .session(session)
        .lean<LearningSessionRow[]>();
      // Whoever sees the request sees its session: people are kept with the request alone.
      const requestIds = rows.map((row) => row.requestId);
      const seen = await OfferingRequest.find({ $and: [requestFilter(scope), { _id: { $in: requestIds } }] })
        .select({ _id: 1 })
        .session(session)
        .lean<{ _id: string }[]>();
      const seenIds = new Set(seen.map((row) => row._id));
      return rows.filter((row) => seenIds.has(row.requestId)).map(fromRow);
    },
    async insert(learningSession) {
      await LearningSession.insertMany([toRow(learningSession)], { session });
    },
  };
}
