import { toConnection } from '@quad/subgraph-kit';
import type { ProgramResolvers } from '../__generated__/resolvers.ts';
import { canManage, managedScope } from '../domain/permissions.ts';
import { editionKey, readPageOf } from './keys.ts';

export const Program: ProgramResolvers = {
  __resolveReference: ({ id }, { loaders }) => loaders.program.load(id),
  owner: ({ tenantId }) => ({ id: tenantId }),
  partners: ({ partnerIds }) => partnerIds.map((id) => ({ id })),
  isManagedByMe: ({ tenantId }, _args, { principal }) => canManage(principal, tenantId),
  async editions({ id }, args, { memory, principal }) {
    const page = await memory.editions.pageOfProgram(
      managedScope(principal),
      id,
      readPageOf('edition', args),
    );
    return toConnection(page, editionKey);
  },
};
