import { readPageRequest } from '@quad/subgraph-kit';
import type { QueryResolvers } from '../../__generated__/resolvers.ts';
import { matchesWords } from '../../domain/budget-search.ts';
import { readScope } from '../../domain/permissions.ts';

const MOST_HITS = 50;
/** Searched among the newest: a page's search box is for what is under way. */
const NEWEST = { first: 500, after: null };

export const searchBudgets: NonNullable<QueryResolvers['searchBudgets']> = async (
  _root,
  args,
  { reads, principal },
) => {
  const { first } = readPageRequest(args, MOST_HITS);
  const requests = await reads.requests.page(readScope(principal), {}, NEWEST);
  return requests
    .filter((request) => matchesWords(request, args.text))
    .slice(0, first)
    .map(({ id, title, state }) => ({
      id,
      kind: 'BUDGET_REQUEST',
      title,
      subtitle: state,
      path: `/budget-requests/${id}`,
    }));
};
