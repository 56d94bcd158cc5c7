import type { AddressedEvent } from '@quad/kernel';

/** An event, where it stands, and whom it reaches; the address stays inside. */
export interface NumberedEvent {
  /** The board's own word and a number that grows by one. */
  readonly position: string;
  readonly event: AddressedEvent<string>;
}

/** What a reader is given that was let in. */
export interface Seat {
  readonly position: string;
  /** What was told since the position that the reader knew, oldest first. */
  readonly missed: readonly NumberedEvent[];
  /** The board does not go back so far: something may have been missed. */
  readonly isReset: boolean;
}

/** Why nobody else is let in. */
export type SeatRefusal = 'OF_ONE' | 'IN_ALL';
export type SeatAnswer =
  | { readonly ok: true; readonly seat: Seat }
  | { readonly ok: false; readonly refusal: SeatRefusal };

export interface BoardLimits {
  /** So many events are kept for readers that come back. */
  readonly kept: number;
  /** Readers of one account. */
  readonly ofOne: number;
  readonly inAll: number;
}

const limitsOfMachine: BoardLimits = { kept: 2_000, ofOne: 12, inAll: 2_000 };

/** The last events and how many read them: one for all workers of a machine, so that it holds over their generations. */
export interface Board {
  add(events: readonly AddressedEvent<string>[]): readonly NumberedEvent[];
  /** @param known the position that the reader had last; null when it comes for the first time. */
  seat(account: string, known: string | null): SeatAnswer;
  free(account: string): void;
}

/** @param word tells this board from any before it, so that a position of another one is known as such. */
export function createBoard(word: string, limits: BoardLimits = limitsOfMachine): Board {
  const kept: NumberedEvent[] = [];
  const readers = new Map<string, number>();
  let last = 0;
  let inAll = 0;

  const positionOf = (number: number) => `${word}.${number}`;

  function since(known: string): readonly NumberedEvent[] | null {
    const number = known.startsWith(`${word}.`) ? Number(known.slice(word.length + 1)) : Number.NaN;
    const first = last - kept.length;
    if (!Number.isInteger(number) || number < first || number > last) return null;
    return kept.slice(number - first);
  }

  return {
    add(events) {
      const numbered = events.map((event) => {
        last += 1;
        return { position: positionOf(last), event };
      });
      kept.push(...numbered);
      kept.splice(0, Math.max(0, kept.length - limits.kept));
      return numbered;
    },
    seat(account, known) {
      const ofOne = readers.get(account) ?? 0;
      if (ofOne >= limits.ofOne) return { ok: false, refusal: 'OF_ONE' };
      if (inAll >= limits.inAll) return { ok: false, refusal: 'IN_ALL' };
      readers.set(account, ofOne + 1);
      inAll += 1;
      const missed = known === null ? [] : since(known);
      const seat = { position: positionOf(last), missed: missed ?? [], isReset: missed === null };
      return { ok: true, seat };
    },
    free(account) {
      const ofOne = readers.get(account) ?? 0;
      if (ofOne === 0) return;
      inAll -= 1;
      if (ofOne === 1) readers.delete(account);
      else readers.set(account, ofOne - 1);
    },
  };
}
