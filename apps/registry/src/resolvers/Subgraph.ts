import type { SubgraphResolvers } from '../__generated__/resolvers.ts';
import { buildPage } from './build-page.ts';
import { versionOf } from './versions-of.ts';

export const Subgraph: SubgraphResolvers = {
  serving: ({ serving }, _args, { loaders }) => (serving === null ? null : versionOf(loaders, serving)),
  newest: ({ newest }, _args, { loaders }) => versionOf(loaders, newest),
  versions: ({ name }, args, context) => buildPage(context, args, name),
};
