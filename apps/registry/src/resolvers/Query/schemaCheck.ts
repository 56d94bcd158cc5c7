import type { QueryResolvers } from '../../__generated__/resolvers.ts';

export const schemaCheck: NonNullable<QueryResolvers['schemaCheck']> = (_root, { id }, { usage, scope }) =>
  usage.check(scope, id);
