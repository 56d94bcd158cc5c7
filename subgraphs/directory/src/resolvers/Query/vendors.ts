import { readPageRequest } from '@quad/subgraph-kit';
import type { QueryResolvers } from '../../__generated__/resolvers.ts';
import { administrationScope } from '../../domain/permissions.ts';
import { byIdOrder } from '../page-of.ts';

export const vendors: NonNullable<QueryResolvers['vendors']> = async (_root, args, { identity, principal }) =>
  byIdOrder(
    await identity.vendorsPage(administrationScope(principal, 'REGISTER_VENDOR'), readPageRequest(args)),
  );
