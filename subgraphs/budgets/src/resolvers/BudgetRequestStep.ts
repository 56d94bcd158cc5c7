import type { BudgetRequestStepResolvers } from '../__generated__/resolvers.ts';
import { toMoney } from '../domain/cost.ts';

export const BudgetRequestStep: BudgetRequestStepResolvers = {
  by: ({ byId }) => (byId === null ? null : { id: byId }),
  total: (step) => toMoney(step.totalCents),
};
