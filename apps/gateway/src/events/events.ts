import { randomUUID } from 'node:crypto';
import type { AddressedEvent } from '@quad/kernel';
import { createBoard, type NumberedEvent, type SeatAnswer } from './board.ts';
import { createDesks } from './desks.ts';

export type Take = (events: readonly NumberedEvent[]) => void;

/** Events as a worker sees them: told by services, read by whoever they reach. */
export interface Events {
  tell(events: readonly AddressedEvent<string>[]): void;
  /**
   * Lets a reader in. What is told from then on is given to `take`, and nothing between it and the seat is left out.
   * Null when that could not be found out.
   */
  join(account: string, known: string | null, take: Take): Promise<SeatAnswer | null>;
  leave(account: string, take: Take): void;
}

/** Events of a gateway that is one process. */
export function createOwnEvents(): Events {
  const takers = new Set<Take>();
  const desk = createDesks(createBoard(newWord()))((events) => {
    for (const take of takers) take(events);
  });
  return {
    tell: desk.tell,
    async join(account, known, take) {
      const answer = desk.seat(account, known);
      if (answer.ok) takers.add(take);
      return answer;
    },
    leave(account, take) {
      if (takers.delete(take)) desk.free(account);
    },
  };
}

/** What a board calls itself. */
export function newWord(): string {
  return randomUUID().slice(0, 8);
}
