import { readPageRequest, toConnection, toPage } from '@quad/subgraph-kit';
import type { QueryResolvers } from '../../__generated__/resolvers.ts';

export const schemaChecks: NonNullable<QueryResolvers['schemaChecks']> = async (
  _root,
  args,
  { usage, scope },
) => {
  const { first, after } = readPageRequest(args);
  return toConnection(toPage(await usage.checks(scope, first, after), first), ({ id }) => id);
};
