import { readPageRequest } from '@quad/subgraph-kit';
import type { QueryResolvers } from '../../__generated__/resolvers.ts';
import { administrationScope } from '../../domain/permissions.ts';
import { byIdOrder } from '../page-of.ts';

export const rosterImports: NonNullable<QueryResolvers['rosterImports']> = async (
  _root,
  args,
  { jobs, principal },
) =>
  byIdOrder(await jobs.rosterImports(administrationScope(principal, 'IMPORT_ROSTER'), readPageRequest(args)));
