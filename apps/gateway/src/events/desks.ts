import type { AddressedEvent } from '@quad/kernel';
import type { Board, NumberedEvent, SeatAnswer } from './board.ts';

/** The board as one worker has it. */
export interface Desk {
  tell(events: readonly AddressedEvent<string>[]): void;
  seat(account: string, known: string | null): SeatAnswer;
  free(account: string): void;
  /** The worker is gone, and all its readers with it. */
  close(): void;
}

export type CreateDesk = (deliver: (events: readonly NumberedEvent[]) => void) => Desk;

/** Gives what any worker tells to all workers that have readers. */
export function createDesks(board: Board): CreateDesk {
  const open = new Map<(events: readonly NumberedEvent[]) => void, string[]>();

  return (deliver) => {
    const accounts: string[] = [];
    open.set(deliver, accounts);
    return {
      tell(events) {
        const numbered = board.add(events);
        for (const [take, readers] of open) if (readers.length > 0) take(numbered);
      },
      seat(account, known) {
        const answer = board.seat(account, known);
        if (answer.ok) accounts.push(account);
        return answer;
      },
      free(account) {
        const index = accounts.indexOf(account);
        if (index < 0) return;
        accounts.splice(index, 1);
        board.free(account);
      },
      close() {
        open.delete(deliver);
        for (const account of accounts.splice(0)) board.free(account);
      },
    };
  };
}
