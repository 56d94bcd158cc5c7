import { readPageRequest, toConnection } from '@quad/subgraph-kit';
import type { QueryResolvers } from '../../__generated__/resolvers.ts';
import { managedScope } from '../../domain/permissions.ts';
import { programKey } from '../keys.ts';

export const programs: NonNullable<QueryResolvers['programs']> = async (
  _query,
  args,
  { memory, principal },
) => toConnection(await memory.programs.page(managedScope(principal), readPageRequest(args)), programKey);
