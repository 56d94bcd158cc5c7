import { toUserError } from '@quad/subgraph-kit';
import type { MutationResolvers } from '../../__generated__/resolvers.ts';
import { recordBudgetRequested as record } from '../../use-cases/record-budget-requested.ts';

export const recordBudgetRequested: NonNullable<MutationResolvers['recordBudgetRequested']> = async (
  _root,
  { input },
  context,
) => {
  const result = await record(context.ports, context, input);
  return result.ok
    ? { __typename: 'BudgetRequestedRecorded', offeringRequest: result.value }
    : toUserError(result.error);
};
