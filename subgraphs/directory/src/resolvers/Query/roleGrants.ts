import { readPageRequest, toConnection } from '@quad/subgraph-kit';
import type { QueryResolvers } from '../../__generated__/resolvers.ts';
import { keyOf } from '../../domain/listed-grant.ts';
import { administrationScope } from '../../domain/permissions.ts';

export const roleGrants: NonNullable<QueryResolvers['roleGrants']> = async (
  _root,
  { role = null, text = null, ...paging },
  { roleGrants: reads, clock, principal },
) => {
  const filter = { role, text, nowMs: clock.now().epochMilliseconds };
  const page = await reads.page(
    administrationScope(principal, 'GRANT_ROLE'),
    filter,
    readPageRequest(paging),
  );
  const { edges, pageInfo } = toConnection(page, keyOf);
  return { edges: edges.map(({ cursor, node }) => ({ cursor, node: node.grant })), pageInfo };
};
