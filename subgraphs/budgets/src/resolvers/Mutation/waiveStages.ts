import { toUserError } from '@quad/subgraph-kit';
import type { MutationResolvers } from '../../__generated__/resolvers.ts';
import { waiveStages as waive } from '../../use-cases/waive-stages.ts';

export const waiveStages: NonNullable<MutationResolvers['waiveStages']> = async (
  _root,
  { input },
  context,
) => {
  const result = await waive(context.ports, context, input);
  return result.ok ? { __typename: 'StagesWaived', budgetRequest: result.value } : toUserError(result.error);
};
