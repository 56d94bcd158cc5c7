import { toUserError } from '@quad/subgraph-kit';
import type { MutationResolvers } from '../../__generated__/resolvers.ts';
import { refuseBudgetRequest as refuse } from '../../use-cases/refuse-budget-request.ts';

export const refuseBudgetRequest: NonNullable<MutationResolvers['refuseBudgetRequest']> = async (
  _root,
  { input },
  context,
) => {
  const result = await refuse(context.ports, context, input);
  return result.ok
    ? { __typename: 'BudgetRequestRefused', budgetRequest: result.value }
    : toUserError(result.error);
};
