import { type Actor, err, type NotPermitted, ok, type Result } from '@quad/kernel';
import type { Ports } from '../domain/ports.ts';
import { feedRefused } from './create-calendar-feed.ts';

/** Revokes the person's private feed, from the next request on; repeating it changes nothing. */
export async function revokeCalendarFeed(
  ports: Ports,
  actor: Actor,
): Promise<Result<{ readonly revokedAt: Temporal.Instant }, NotPermitted>> {
  const { principal } = actor;
  if (principal.kind !== 'PERSON') return err(feedRefused('revokeCalendarFeed'));
  const self = { tenantId: principal.organizationId, personId: principal.personId };
  return ports.transactions.run(
    actor,
    async (memory): Promise<Result<{ readonly revokedAt: Temporal.Instant }, NotPermitted>> => {
      const feed = await memory.calendarFeeds.ofPerson(self);
      if (feed !== null) {
        await memory.calendarFeeds.remove(self);
        await memory.audit({
          tenantId: self.tenantId,
          action: 'revokeCalendarFeed',
          subjectNoun: 'CalendarFeed',
          subjectId: feed.secretHash,
          before: { personId: self.personId },
          after: null,
        });
      }
      return ok({ revokedAt: ports.clock.now() });
    },
  );
}
