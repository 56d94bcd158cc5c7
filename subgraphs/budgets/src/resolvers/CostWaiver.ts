import type { CostWaiverResolvers } from '../__generated__/resolvers.ts';

export const CostWaiver: CostWaiverResolvers = {
  by: ({ byId }) => ({ id: byId }),
};
