import { toUserError } from '@quad/subgraph-kit';
import type { MutationResolvers } from '../../__generated__/resolvers.ts';
import { tickDeliverable as tick } from '../../use-cases/tick-deliverable.ts';

export const tickDeliverable: NonNullable<MutationResolvers['tickDeliverable']> = async (
  _root,
  { input },
  context,
) => {
  const result = await tick(context.ports, context, {
    offeringRequestId: input.offeringRequestId,
    position: input.position,
    note: input.note?.trim() || null,
  });
  return result.ok
    ? { __typename: 'DeliverableTicked', offeringRequest: result.value }
    : toUserError(result.error);
};
