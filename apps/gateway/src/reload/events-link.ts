import type { NumberedEvent, SeatAnswer } from '../events/board.ts';
import type { Events, Take } from '../events/events.ts';
import type { ToPrimary } from './messages.ts';

/** A primary that does not answer in that time has other troubles; the reader comes again. */
const ANSWERED_WITHIN_MS = 1_000;

/** Events by way of the primary, which has the one board of all workers. */
export interface EventsLink extends Events {
  /** What the primary answered; from here on events are given. */
  answer(id: number, answer: SeatAnswer): void;
  deliver(events: readonly NumberedEvent[]): void;
}

export function createEventsLink(tell: (message: ToPrimary) => void): EventsLink {
  const takers = new Set<Take>();
  const waiting = new Map<number, (answer: SeatAnswer) => void>();
  let lastId = 0;
  return {
    tell: (events) => tell({ type: 'tell-events', events }),
    async join(account, known, take) {
      lastId += 1;
      const id = lastId;
      const { promise, resolve } = Promise.withResolvers<SeatAnswer | null>();
      const timer = setTimeout(() => resolve(null), ANSWERED_WITHIN_MS);
      let isWaited = true;
      waiting.set(id, (answer) => {
        waiting.delete(id);
        // At once: the next message may be an event already.
        if (answer.ok && isWaited) takers.add(take);
        else if (answer.ok) tell({ type: 'free-seat', account });
        resolve(answer);
      });
      tell({ type: 'seat', id, account, known });
      const answer = await promise;
      isWaited = false;
      clearTimeout(timer);
      return answer;
    },
    leave(account, take) {
      if (takers.delete(take)) tell({ type: 'free-seat', account });
    },
    answer: (id, answer) => waiting.get(id)?.(answer),
    deliver(events) {
      for (const take of takers) take(events);
    },
  };
}
