import { toUserError } from '@quad/subgraph-kit';
import type { MutationResolvers } from '../../__generated__/resolvers.ts';
import { rebuildSectionProjection as rebuild } from '../../use-cases/rebuild-section-projection.ts';

export const rebuildSectionProjection: NonNullable<MutationResolvers['rebuildSectionProjection']> = async (
  _parent,
  { input },
  context,
) => {
  const result = await rebuild(context, context, input);
  return result.ok ? { __typename: 'SectionProjectionRebuilt', ...result.value } : toUserError(result.error);
};
