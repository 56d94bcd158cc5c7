import { readPageRequest, toConnection, toPage } from '@quad/subgraph-kit';
import type { QueryResolvers } from '../../__generated__/resolvers.ts';
import { seriesScope } from '../../domain/permissions.ts';

export const offeringSeriesList: NonNullable<QueryResolvers['offeringSeriesList']> = async (
  _root,
  args,
  { reads, principal },
) => {
  const page = readPageRequest(args);
  const rows = await reads.series.page(seriesScope(principal), page);
  return toConnection(toPage(rows, page.first), ({ id }) => id);
};
