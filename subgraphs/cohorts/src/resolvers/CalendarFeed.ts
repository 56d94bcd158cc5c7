import type { CalendarFeedResolvers } from '../__generated__/resolvers.ts';

export const CalendarFeed: CalendarFeedResolvers = {
  createdAt: ({ createdAt }) => createdAt.toString(),
};
