import { readPageRequest, toConnection, toPage } from '@quad/subgraph-kit';
import type { ContractResolvers } from '../__generated__/resolvers.ts';
import { numberKey } from './keys.ts';

export const Contract: ContractResolvers = {
  __resolveReference: async ({ id }, { loaders }) =>
    (await loaders.contracts()).find(({ name }) => name === id) ?? null,
  id: ({ name }) => name,
  path: ({ name }) => `/graphql/${name}`,
  include: ({ include }, _args, { scope }) => (scope.reach === 'EVERYTHING' ? include : null),
  exclude: ({ exclude }, _args, { scope }) => (scope.reach === 'EVERYTHING' ? exclude : null),
  vendor: ({ client }, _args, { scope }) =>
    client === null || scope.reach !== 'EVERYTHING' ? null : { id: client },
  sdl: ({ name }, _args, { reads, scope }) => reads.contractSdl(scope, name),
  async changelog({ name }, args, { reads, scope }) {
    const { first, after } = readPageRequest(args);
    const going = { first, after: after === null ? null : numberKey(after) };
    const releases = await reads.changelog(scope, name, going);
    return toConnection(toPage(releases, first), ({ sequence }) => String(sequence));
  },
};
