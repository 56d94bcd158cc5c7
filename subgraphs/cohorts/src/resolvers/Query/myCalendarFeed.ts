import type { QueryResolvers } from '../../__generated__/resolvers.ts';

export const myCalendarFeed: NonNullable<QueryResolvers['myCalendarFeed']> = (
  _query,
  _args,
  { memory, principal },
) =>
  principal.kind === 'PERSON'
    ? memory.calendarFeeds.ofPerson({ tenantId: principal.organizationId, personId: principal.personId })
    : null;
