import { toUserError } from '@quad/subgraph-kit';
import type { MutationResolvers } from '../../__generated__/resolvers.ts';
import { revokeCalendarFeed as revokeCalendarFeedUseCase } from '../../use-cases/revoke-calendar-feed.ts';

export const revokeCalendarFeed: NonNullable<MutationResolvers['revokeCalendarFeed']> = async (
  _mutation,
  _args,
  context,
) => {
  const result = await revokeCalendarFeedUseCase(context.ports, context);
  return result.ok
    ? { __typename: 'CalendarFeedRevoked', revokedAt: result.value.revokedAt.toString() }
    : toUserError(result.error);
};
