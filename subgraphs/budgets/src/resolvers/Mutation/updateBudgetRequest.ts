import { toUserError } from '@quad/subgraph-kit';
import type { MutationResolvers } from '../../__generated__/resolvers.ts';
import { updateBudgetRequest as update } from '../../use-cases/update-budget-request.ts';
import { toLines } from '../cost-line-input.ts';

export const updateBudgetRequest: NonNullable<MutationResolvers['updateBudgetRequest']> = async (
  _root,
  { input },
  context,
) => {
  const result = await update(context.ports, context, {
    ...input,
    title: input.title ?? null,
    lines: input.lines == null ? null : toLines(input.lines),
  });
  return result.ok
    ? { __typename: 'BudgetRequestUpdated', budgetRequest: result.value }
    : toUserError(result.error);
};
