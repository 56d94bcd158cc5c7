import type { QueryResolvers } from '../../__generated__/resolvers.ts';
import { buildOfId } from '../../domain/graph-reads.ts';

export const subgraphVersion: NonNullable<QueryResolvers['subgraphVersion']> = (
  _root,
  { id },
  { loaders },
) => {
  const build = buildOfId(id);
  return build === null ? null : loaders.build.load(build);
};
