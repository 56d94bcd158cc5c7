import { toConnection } from '@quad/subgraph-kit';
import type { QueryResolvers } from '../../__generated__/resolvers.ts';
import { managedScope } from '../../domain/permissions.ts';
import { programKey, readPageOf } from '../keys.ts';

export const programs: NonNullable<QueryResolvers['programs']> = async (
  _query,
  args,
  { memory, principal },
) =>
  toConnection(await memory.programs.page(managedScope(principal), readPageOf('program', args)), programKey);
