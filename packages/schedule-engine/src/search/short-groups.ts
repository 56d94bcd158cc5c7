import { nextBelow, nextUnit } from './random.ts';
import type { State } from './state.ts';

/** Enters a group in the list of those that have a free seat and somebody without one, or takes it out. */
export function listShort(state: State, group: number): void {
  const isShort = state.groupFree[group] > 0 && state.groupExcess[group] > 0;
  const at = state.shortAt[group];
  if (isShort === at >= 0) return;
  if (isShort) {
    state.shortAt[group] = state.shortCount;
    state.shortGroups[state.shortCount] = group;
    state.shortCount += 1;
    return;
  }
  state.shortCount -= 1;
  const last = state.shortGroups[state.shortCount];
  state.shortGroups[at] = last;
  state.shortAt[last] = at;
  state.shortAt[group] = -1;
}

/** How many of the groups that came last are looked at first: those that the last moves have hurt. */
const newest = 8;

/** A group with a free seat and somebody without one, mostly one of the newest. Call it where there is one. */
export function someShortGroup(state: State): number {
  const { random, shortCount } = state;
  if (shortCount > newest && nextUnit(random) < 0.75)
    return state.shortGroups[shortCount - 1 - nextBelow(random, newest)];
  return state.shortGroups[nextBelow(random, shortCount)];
}

/** A unit of the group with a free seat, the first from a place chosen by chance on; -1 if none has. */
export function openUnit(state: State, group: number): number {
  const { model } = state;
  const from = model.groupUnitStart[group];
  const count = model.groupUnitStart[group + 1] - from;
  if (count === 0) return -1;
  const offset = nextBelow(state.random, count);
  for (let step = 0; step < count; step += 1) {
    const unit = model.groupUnits[from + ((offset + step) % count)];
    if (state.unitSeats[unit] < model.unitCap[unit] && state.unitSlotCount[unit] > 0) return unit;
  }
  return -1;
}

/** A primary request of the group, if chance finds one in so many tries one without a seat or above a cap; -1 if nobody asks. */
export function someInExcess(state: State, group: number, tries: number): number {
  const { model } = state;
  const from = model.groupRequestStart[group];
  const count = model.groupRequestStart[group + 1] - from;
  let request = -1;
  for (let step = 0; step < tries && count > 0; step += 1) {
    request = model.groupRequests[from + nextBelow(state.random, count)];
    const unit = state.assigned[request];
    if (unit === -1 || state.unitSeats[unit] > model.unitCap[unit]) return request;
  }
  return request;
}

/** Whether a request may be met in a unit by every rule that does not depend on the rest of the schedule. */
export function isOptionOf(state: State, request: number, unit: number): boolean {
  const { model } = state;
  for (let at = model.optionStart[request]; at < model.optionStart[request + 1]; at += 1)
    if (model.options[at] === unit) return true;
  return false;
}
