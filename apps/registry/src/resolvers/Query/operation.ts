import type { QueryResolvers } from '../../__generated__/resolvers.ts';

export const operation: NonNullable<QueryResolvers['operation']> = async (_root, { id }, { usage, scope }) =>
  (await usage.operations(scope)).find(({ hash }) => hash === id) ?? null;
