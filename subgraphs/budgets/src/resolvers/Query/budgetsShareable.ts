import { shareableObjects } from '@quad/subgraph-kit';
import type { QueryResolvers } from '../../__generated__/resolvers.ts';
import { peopleNamedBy } from '../../domain/budget-request.ts';
import { shareableScope } from '../../domain/permissions.ts';

export const budgetsShareable: NonNullable<QueryResolvers['budgetsShareable']> = (
  _root,
  { ids },
  { reads, principal },
) => {
  const find = (these: readonly string[]) => reads.requests.byIds(shareableScope(principal), these);
  return shareableObjects(ids, find, peopleNamedBy);
};
