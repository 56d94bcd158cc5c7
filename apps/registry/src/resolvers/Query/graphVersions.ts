import { readPageRequest, toConnection, toPage } from '@quad/subgraph-kit';
import type { QueryResolvers } from '../../__generated__/resolvers.ts';
import { numberKey } from '../keys.ts';

export const graphVersions: NonNullable<QueryResolvers['graphVersions']> = async (
  _root,
  args,
  { reads, scope },
) => {
  const { first, after } = readPageRequest(args);
  const acts = await reads.acts(scope, { first, after: after === null ? null : numberKey(after) });
  return toConnection(toPage(acts, first), ({ sequence }) => String(sequence));
};
