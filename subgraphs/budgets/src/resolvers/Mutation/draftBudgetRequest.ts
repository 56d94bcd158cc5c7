import { toUserError } from '@quad/subgraph-kit';
import type { MutationResolvers } from '../../__generated__/resolvers.ts';
import { draftBudgetRequest as draft } from '../../use-cases/draft-budget-request.ts';
import { toLines } from '../cost-line-input.ts';

export const draftBudgetRequest: NonNullable<MutationResolvers['draftBudgetRequest']> = async (
  _root,
  { input },
  context,
) => {
  const result = await draft(context.ports, context, {
    ...input,
    departmentId: input.departmentId ?? null,
    lines: toLines(input.lines),
  });
  return result.ok
    ? { __typename: 'BudgetRequestDrafted', budgetRequest: result.value }
    : toUserError(result.error);
};
