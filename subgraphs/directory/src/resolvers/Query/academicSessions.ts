import { readPageRequest } from '@quad/subgraph-kit';
import type { QueryResolvers } from '../../__generated__/resolvers.ts';
import { organizationScope } from '../../domain/permissions.ts';
import { bySortKey } from '../page-of.ts';

export const academicSessions: NonNullable<QueryResolvers['academicSessions']> = async (
  _root,
  args,
  { reads, principal },
) => bySortKey(await reads.academicSessions.page(organizationScope(principal), {}, readPageRequest(args)));
