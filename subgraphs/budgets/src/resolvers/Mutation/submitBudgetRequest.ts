import { toUserError } from '@quad/subgraph-kit';
import type { MutationResolvers } from '../../__generated__/resolvers.ts';
import { submitBudgetRequest as submit } from '../../use-cases/submit-budget-request.ts';

export const submitBudgetRequest: NonNullable<MutationResolvers['submitBudgetRequest']> = async (
  _root,
  { input },
  context,
) => {
  const result = await submit(context.ports, context, input);
  return result.ok
    ? { __typename: 'BudgetRequestSubmitted', budgetRequest: result.value }
    : toUserError(result.error);
};
