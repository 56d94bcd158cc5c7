import { readPageRequest } from '@quad/subgraph-kit';
import type { QueryResolvers } from '../../__generated__/resolvers.ts';
import { organizationScope } from '../../domain/permissions.ts';
import { bySortKey } from '../page-of.ts';

export const schools: NonNullable<QueryResolvers['schools']> = async (_root, args, { reads, principal }) =>
  bySortKey(
    await reads.organizationsOfTenant.page(
      organizationScope(principal),
      { type: 'SCHOOL' },
      readPageRequest(args),
    ),
  );
