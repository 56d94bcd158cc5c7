import { priceSeated, priceUnseated } from './corequisites.ts';
import { wasSeated, wasUnseated } from './journal-kinds.ts';
import { note } from './note.ts';
import { countService } from './plan-minutes.ts';
import { seatsAsBefore } from './previous.ts';
import { listShort } from './short-groups.ts';
import type { State } from './state.ts';

/** Cost of `count` students where an even share is `share`: squares above it, so that the fullest sections weigh most. */
function unevenness(count: number, share: number): number {
  return count > share ? (count - share) * (count - share) : 0;
}

function countTraits(state: State, unit: number, student: number, step: number): void {
  const { model, unitTraits } = state;
  const group = model.unitGroup[unit];
  for (let at = model.traitStart[student]; at < model.traitStart[student + 1]; at += 1) {
    const trait = model.traits[at];
    const cell = unit * model.traitCount + trait;
    const share = model.groupTraitShare[group * model.traitCount + trait];
    const before = unevenness(unitTraits[cell], share);
    unitTraits[cell] += step;
    state.cost += state.weights.needBalance * (unevenness(unitTraits[cell], share) - before);
  }
}

/** Seats a request in a unit whose slots are free for the student; the caller has looked at every rule. */
export function seat(state: State, request: number, unit: number): void {
  const { model } = state;
  const student = model.requestStudent[request];
  const seats = state.unitSeats[unit];
  const { weights } = state;
  state.assigned[request] = unit;
  state.memberAt[request] = seats;
  state.unitMembers[unit * state.unitMemberWidth + seats] = request;
  state.unitSeats[unit] = seats + 1;
  const group = model.unitGroup[unit];
  const isAlternate = model.requestIsAlternate[request] === 1;
  if (seats >= model.unitCap[unit]) {
    state.over += 1;
    state.cost += model.groupWeight[group];
    if (isAlternate) state.groupExcess[group] += 1;
  } else {
    state.groupFree[group] -= 1;
    if (!isAlternate) state.groupExcess[group] -= 1;
  }
  listShort(state, group);
  if (weights.sizeBalance > 0) {
    const share = model.groupShare[model.unitGroup[unit]];
    state.cost += weights.sizeBalance * (unevenness(seats + 1, share) - unevenness(seats, share));
  }
  if (weights.stability > 0) state.cost -= weights.stability * seatsAsBefore(state, request, unit);
  const slotBase = student * model.slotCount;
  const first = unit * state.unitSlotWidth;
  const past = first + state.unitSlotCount[unit];
  for (let at = first; at < past; at += 1) state.studentAt[slotBase + state.unitSlots[at]] = request;
  if (model.slotGroupCount > 0) countSlotGroups(state, student, first, past, 1);
  if (model.traitCount > 0) countTraits(state, unit, student, 1);
  if (model.hasCorequisites) priceSeated(state, request);
  if (model.requestNeed[request] !== -1) countService(state, model.requestNeed[request], unit, 1);
  if (model.requestIsAlternate[request] === 1) {
    state.alternates[student] += 1;
    state.groupAlternates[group] += 1;
    state.cost -= model.requestWeight[request];
  } else {
    state.cost -= model.requestWeight[request];
    state.misses[student] -= 1;
    if (state.misses[student] === 1) state.cost -= weights.missesTwoOrMore;
    state.unmetCount -= 1;
    const place = state.unmetAt[request];
    const last = state.unmet[state.unmetCount];
    state.unmet[place] = last;
    state.unmetAt[last] = place;
    state.unmetAt[request] = -1;
  }
  note(state, wasSeated, request, unit, 0, 0);
}

/** Takes a request out of its unit. */
export function unseat(state: State, request: number): void {
  const { model } = state;
  const unit = state.assigned[request];
  const student = model.requestStudent[request];
  const { weights } = state;
  const seats = state.unitSeats[unit] - 1;
  const base = unit * state.unitMemberWidth;
  const last = state.unitMembers[base + seats];
  state.unitMembers[base + state.memberAt[request]] = last;
  state.memberAt[last] = state.memberAt[request];
  state.unitSeats[unit] = seats;
  state.assigned[request] = -1;
  const group = model.unitGroup[unit];
  const isAlternate = model.requestIsAlternate[request] === 1;
  if (seats >= model.unitCap[unit]) {
    state.over -= 1;
    state.cost -= model.groupWeight[group];
    if (isAlternate) state.groupExcess[group] -= 1;
  } else {
    state.groupFree[group] += 1;
    if (!isAlternate) state.groupExcess[group] += 1;
  }
  listShort(state, group);
  if (weights.sizeBalance > 0) {
    const share = model.groupShare[model.unitGroup[unit]];
    state.cost += weights.sizeBalance * (unevenness(seats, share) - unevenness(seats + 1, share));
  }
  if (weights.stability > 0) state.cost += weights.stability * seatsAsBefore(state, request, unit);
  const slotBase = student * model.slotCount;
  const first = unit * state.unitSlotWidth;
  const past = first + state.unitSlotCount[unit];
  for (let at = first; at < past; at += 1) state.studentAt[slotBase + state.unitSlots[at]] = -1;
  if (model.slotGroupCount > 0) countSlotGroups(state, student, first, past, -1);
  if (model.traitCount > 0) countTraits(state, unit, student, -1);
  if (model.hasCorequisites) priceUnseated(state, request);
  if (model.requestNeed[request] !== -1) countService(state, model.requestNeed[request], unit, -1);
  if (model.requestIsAlternate[request] === 1) {
    state.alternates[student] -= 1;
    state.groupAlternates[group] -= 1;
    state.cost += model.requestWeight[request];
  } else {
    state.cost += model.requestWeight[request];
    state.misses[student] += 1;
    if (state.misses[student] === 2) state.cost += weights.missesTwoOrMore;
    state.unmetAt[request] = state.unmetCount;
    state.unmet[state.unmetCount] = request;
    state.unmetCount += 1;
  }
  note(state, wasUnseated, request, unit, 0, 0);
}

function countSlotGroups(state: State, student: number, first: number, past: number, step: number): void {
  const { model } = state;
  const base = student * model.slotGroupCount;
  for (let at = first; at < past; at += 1) {
    const slot = state.unitSlots[at];
    for (let group = model.slotGroupStart[slot]; group < model.slotGroupStart[slot + 1]; group += 1)
      state.studentGroupTaken[base + model.slotGroups[group]] += step;
  }
}
