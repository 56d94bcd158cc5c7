import type { State } from './state.ts';

/** Of the requests that this one needs a seat in too, how many have none. */
function missingOf({ model, assigned }: State, request: number): number {
  let missing = 0;
  for (let at = model.neededStart[request]; at < model.neededStart[request + 1]; at += 1)
    if (assigned[model.needed[at]] < 0) missing += 1;
  return missing;
}

/** Whether a seat for this request would be one without its corequisites. */
export const lacksCorequisite = (state: State, request: number): boolean => missingOf(state, request) > 0;

/** What a seat without its corequisites costs: as much as it gains, so that it is worth nothing until they are there. */
export function priceSeated(state: State, request: number): void {
  const { model } = state;
  if (missingOf(state, request) > 0) state.cost += model.requestWeight[request];
  for (let at = model.neederStart[request]; at < model.neederStart[request + 1]; at += 1) {
    const needer = model.needers[at];
    if (state.assigned[needer] >= 0 && missingOf(state, needer) === 0)
      state.cost -= model.requestWeight[needer];
  }
}

/** The same, taken back: call it once the request has no seat. */
export function priceUnseated(state: State, request: number): void {
  const { model } = state;
  if (missingOf(state, request) > 0) state.cost -= model.requestWeight[request];
  for (let at = model.neederStart[request]; at < model.neederStart[request + 1]; at += 1) {
    const needer = model.needers[at];
    if (state.assigned[needer] >= 0 && missingOf(state, needer) === 1)
      state.cost += model.requestWeight[needer];
  }
}
