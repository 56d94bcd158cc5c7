import { toUserError } from '@quad/subgraph-kit';
import type { MutationResolvers } from '../../__generated__/resolvers.ts';
import { createCalendarFeed as createCalendarFeedUseCase } from '../../use-cases/create-calendar-feed.ts';

export const createCalendarFeed: NonNullable<MutationResolvers['createCalendarFeed']> = async (
  _mutation,
  _args,
  context,
) => {
  const result = await createCalendarFeedUseCase(context.ports, context);
  if (!result.ok) return toUserError(result.error);
  const { feed, secret } = result.value;
  return { __typename: 'CalendarFeedCreated', feed, path: `/calendar/${secret}.ics` };
};
