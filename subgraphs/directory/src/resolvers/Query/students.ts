import { readPageRequest } from '@quad/subgraph-kit';
import type { QueryResolvers } from '../../__generated__/resolvers.ts';
import { rosterScope } from '../../domain/permissions.ts';
import { bySortKey } from '../page-of.ts';

export const students: NonNullable<QueryResolvers['students']> = async (
  _root,
  args,
  { reads, principal },
) => {
  const where = args.schoolId === undefined || args.schoolId === null ? {} : { schoolIds: args.schoolId };
  return bySortKey(await reads.students.page(rosterScope(principal), where, readPageRequest(args)));
};
