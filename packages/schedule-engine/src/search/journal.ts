import { wasPlaced, wasRoomed, wasSeated, wasUnseated } from './journal-kinds.ts';
import { place, unplace } from './placements.ts';
import { seat, unseat } from './seats.ts';
import { setRoom } from './section-room.ts';
import type { State } from './state.ts';

/** Takes back everything after the first `length` numbers of the journal. */
export function undoTo(state: State, length: number): void {
  for (let at = state.journalLength - 5; at >= length; at -= 5) {
    const kind = state.journal[at];
    const what = state.journal[at + 1];
    if (kind === wasSeated) unseat(state, what);
    else if (kind === wasUnseated) seat(state, what, state.journal[at + 2]);
    else if (kind === wasPlaced) unplace(state, what);
    else if (kind === wasRoomed) setRoom(state, what, state.journal[at + 2]);
    else {
      // A unit's sections are placed before its students are seated again, so that order is kept by the journal.
      const packed = state.journal[at + 4];
      place(
        state,
        what,
        state.journal[at + 2],
        state.journal[at + 3],
        (packed & 0xffff) - 1,
        (packed >>> 16) - 1,
      );
    }
  }
  state.journalLength = length;
}
