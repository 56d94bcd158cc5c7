import { type Actor, err, type NotPermitted, notPermitted, ok, type Result } from '@quad/kernel';
import type { CalendarFeed } from '../domain/calendar-feed.ts';
import type { Ports } from '../domain/ports.ts';

export interface CreatedCalendarFeed {
  readonly feed: CalendarFeed;
  /** Shown once; only its hash is kept. */
  readonly secret: string;
}

/** Makes the person's private feed; an earlier one stops, so that a leaked path is replaced by one act. */
export async function createCalendarFeed(
  ports: Ports,
  actor: Actor,
): Promise<Result<CreatedCalendarFeed, NotPermitted>> {
  const { principal } = actor;
  if (principal.kind !== 'PERSON') return err(feedRefused('createCalendarFeed'));
  const self = { tenantId: principal.organizationId, personId: principal.personId };
  const secret = ports.secrets.create();
  const feed: CalendarFeed = {
    ...self,
    secretHash: ports.secrets.hash(secret),
    createdAt: ports.clock.now(),
  };
  return ports.transactions.run(actor, async (memory): Promise<Result<CreatedCalendarFeed, NotPermitted>> => {
    const earlier = await memory.calendarFeeds.ofPerson(self);
    if (earlier !== null) await memory.calendarFeeds.remove(self);
    await memory.calendarFeeds.insert(feed);
    await memory.audit({
      tenantId: self.tenantId,
      action: 'createCalendarFeed',
      subjectNoun: 'CalendarFeed',
      subjectId: feed.secretHash,
      before: earlier === null ? null : { secretHash: earlier.secretHash },
      after: { personId: self.personId },
    });
    return ok({ feed, secret });
  });
}

/** Why a principal that is no person has no feed. */
export function feedRefused(act: string): NotPermitted {
  return notPermitted('READ_PROGRAM', `You may not ${act}; only a signed-in person has a calendar feed.`);
}
