import type { FieldUsageResolvers } from '../__generated__/resolvers.ts';
import { callsOf, clientsOf, lastSeenOf } from '../domain/usage-reads.ts';

export const FieldUsage: FieldUsageResolvers = {
  calls: ({ uses }) => callsOf(uses),
  operationCount: ({ uses }) => new Set(uses.map(({ operation }) => operation.hash)).size,
  clients: ({ uses }) => clientsOf(uses),
  lastSeen: ({ uses }) => lastSeenOf(uses)?.toString() ?? null,
};
