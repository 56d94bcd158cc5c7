import { toUserError } from '@quad/subgraph-kit';
import type { MutationResolvers } from '../../__generated__/resolvers.ts';
import { approveBudgetRequest as approve } from '../../use-cases/approve-budget-request.ts';

export const approveBudgetRequest: NonNullable<MutationResolvers['approveBudgetRequest']> = async (
  _root,
  { input },
  context,
) => {
  const result = await approve(context.ports, context, { ...input, note: input.note ?? null });
  return result.ok
    ? { __typename: 'BudgetRequestApproved', budgetRequest: result.value }
    : toUserError(result.error);
};
