import type { ClientSession, Connection } from 'mongoose';
import type { Memory } from '../domain/ports.ts';
import { createBudgetRequestRepository } from './budget-requests.ts';

/** All repositories, bound to a transaction's session or, without one, for reads of a request. */
export function createMemory(connection: Connection, session: ClientSession | null = null): Memory {
  return { requests: createBudgetRequestRepository(connection, session) };
}
