import { toUserError } from '@quad/subgraph-kit';
import type { MutationResolvers } from '../../__generated__/resolvers.ts';
import { composeSeries as compose } from '../../use-cases/compose-series.ts';

export const composeSeries: NonNullable<MutationResolvers['composeSeries']> = async (
  _root,
  { input },
  context,
) => {
  const result = await compose(context.ports, context, {
    ...input,
    areRepeatedOutcomesConfirmed: input.areRepeatedOutcomesConfirmed ?? false,
  });
  return result.ok ? { __typename: 'SeriesComposed', series: result.value } : toUserError(result.error);
};
