import type { BrokenUseResolvers } from '../__generated__/resolvers.ts';

export const BrokenUse: BrokenUseResolvers = {
  lastSeen: ({ lastSeen }) => lastSeen?.toString() ?? null,
  approvedUntil: ({ excuse }) =>
    typeof excuse === 'object' && excuse !== null ? excuse.until.toString() : null,
  isDeployedTogether: ({ excuse }) => excuse === 'DEPLOYED_TOGETHER',
};
