import type { GraphVersionResolvers } from '../__generated__/resolvers.ts';
import { actId, sequenceOfId } from '../domain/graph-reads.ts';
import { changePage } from './change-page.ts';
import { versionsOf } from './versions-of.ts';

export const GraphVersion: GraphVersionResolvers = {
  __resolveReference({ id }, { loaders }) {
    const sequence = sequenceOfId(id);
    return sequence === null ? null : loaders.act.load(sequence);
  },
  id: actId,
  version: ({ supergraph }) => supergraph,
  at: ({ at }) => at.toString(),
  isServed: async ({ supergraph, sequence }, _args, { loaders }) =>
    supergraph !== null && (await loaders.head())?.sequence === sequence,
  published: (act) => act.published.map((build) => ({ ...build, act })),
  subgraphs: ({ serving }, _args, { loaders }) => versionsOf(loaders, serving),
  changes: ({ changes }, args) => changePage(changes, args),
  supergraph: ({ supergraph }, _args, { loaders }) =>
    supergraph === null ? null : loaders.text.load(supergraph),
};
