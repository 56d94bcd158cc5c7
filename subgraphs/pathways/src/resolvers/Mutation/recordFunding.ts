import { toUserError } from '@quad/subgraph-kit';
import type { MutationResolvers } from '../../__generated__/resolvers.ts';
import { recordFunding as record } from '../../use-cases/record-funding.ts';

export const recordFunding: NonNullable<MutationResolvers['recordFunding']> = async (
  _root,
  { input },
  context,
) => {
  const result = await record(context.ports, context, { ...input, reason: input.reason ?? null });
  return result.ok
    ? { __typename: 'FundingRecorded', offeringRequest: result.value }
    : toUserError(result.error);
};
