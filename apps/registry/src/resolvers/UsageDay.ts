import type { UsageDayResolvers } from '../__generated__/resolvers.ts';

export const UsageDay: UsageDayResolvers = {
  day: ({ day }) => day.toString(),
  lastSeen: ({ lastSeen }) => lastSeen.toString(),
};
