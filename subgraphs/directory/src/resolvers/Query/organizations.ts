import { readPageRequest } from '@quad/subgraph-kit';
import type { QueryResolvers } from '../../__generated__/resolvers.ts';
import { organizationScope } from '../../domain/permissions.ts';
import { bySortKey } from '../page-of.ts';

export const organizations: NonNullable<QueryResolvers['organizations']> = async (
  _root,
  args,
  { reads, principal },
) => {
  const where = args.type === undefined || args.type === null ? {} : { type: args.type };
  return bySortKey(
    await reads.organizationsOfTenant.page(organizationScope(principal), where, readPageRequest(args)),
  );
};
