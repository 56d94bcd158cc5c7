import type { ClientSession, Connection } from 'mongoose';
import type { Memory } from '../domain/ports.ts';
import { createLearningSessionRepository } from './learning-sessions.ts';
import { createOfferingRequestRepository } from './offering-requests.ts';
import { createOfferingSeriesRepository } from './offering-series.ts';
import { createOfferingRepository } from './offerings.ts';

/** All repositories, bound to a transaction's session or, without one, for reads of a request. */
export function createMemory(connection: Connection, session: ClientSession | null = null): Memory {
  return {
    offerings: createOfferingRepository(connection, session),
    requests: createOfferingRequestRepository(connection, session),
    sessions: createLearningSessionRepository(connection, session),
    series: createOfferingSeriesRepository(connection, session),
  };
}
