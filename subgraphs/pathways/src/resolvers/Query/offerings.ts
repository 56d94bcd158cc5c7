import { readPageRequest, toConnection, toPage } from '@quad/subgraph-kit';
import type { QueryResolvers } from '../../__generated__/resolvers.ts';
import { matchesFilter } from '../../domain/offering-search.ts';
import { catalogueScope } from '../../domain/permissions.ts';

export const offerings: NonNullable<QueryResolvers['offerings']> = async (
  _root,
  args,
  { reads, principal },
) => {
  const { first, after } = readPageRequest(args);
  const catalogue = await reads.offerings.all(catalogueScope(principal));
  const found = catalogue.filter(
    (offering) => matchesFilter(offering, args) && (after === null || offering.number > Number(after)),
  );
  return toConnection(toPage(found, first), ({ number }) => String(number));
};
