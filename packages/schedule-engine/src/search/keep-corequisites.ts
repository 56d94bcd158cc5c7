import { lacksCorequisite } from './corequisites.ts';
import { unseat } from './seats.ts';
import type { State } from './state.ts';

/** Gives up every seat that lacks a corequisite, along the chain; a seat that a person has locked stays. */
export function keepCorequisites(state: State): void {
  const { model } = state;
  if (!model.hasCorequisites) return;
  for (let before = -1; before !== state.unmetCount; ) {
    before = state.unmetCount;
    for (let request = 0; request < model.requestCount; request += 1)
      if (
        state.assigned[request] >= 0 &&
        model.requestIsLocked[request] === 0 &&
        lacksCorequisite(state, request)
      )
        unseat(state, request);
  }
}
