import type { OperationResolvers } from '../__generated__/resolvers.ts';
import { callsOf, clientsOf, lastSeenOf } from '../domain/usage-reads.ts';
import { listPage } from './list-page.ts';

export const Operation: OperationResolvers = {
  __resolveReference: async ({ id }, { usage, scope }) =>
    (await usage.operations(scope)).find(({ hash }) => hash === id) ?? null,
  id: ({ hash }) => hash,
  calls: ({ uses }) => callsOf(uses),
  errors: ({ uses }) => uses.reduce((sum, { errors }) => sum + errors, 0),
  lastSeen: ({ uses, hash }) => {
    const lastSeen = lastSeenOf(uses);
    if (lastSeen === null) throw new Error(`Operation ${hash} has no use.`);
    return lastSeen.toString();
  },
  clients: ({ uses }) => clientsOf(uses),
  fields: (operation, _args, { usage, scope }) => usage.touched(scope, operation),
  days: async ({ hash }, args, { usage, scope }) =>
    listPage(await usage.days(scope, hash), args, ({ day, client }) => `${day} ${client}`),
};
