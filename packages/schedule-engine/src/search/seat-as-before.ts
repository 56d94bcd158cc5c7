import { seat } from './seats.ts';
import { isOptionOf } from './short-groups.ts';
import type { State } from './state.ts';
import { fits } from './student-seats.ts';

/** Gives every primary the seat of the version before, where it is open still and no cap or rule stands against it. */
export function seatAsBefore(state: State): void {
  const { model } = state;
  for (let request = 0; request < model.requestCount; request += 1)
    for (let at = model.previousStart[request]; at < model.previousStart[request + 1]; at += 1) {
      const unit = model.previousUnits[at];
      if (unit === -1 || state.unmetAt[request] === -1) continue;
      if (state.unitSeats[unit] >= model.unitCap[unit] || !isOptionOf(state, request, unit)) continue;
      if (fits(state, request, unit)) seat(state, request, unit);
    }
}
