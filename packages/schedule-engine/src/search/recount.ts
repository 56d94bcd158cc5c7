import { ruleCost } from '../model/students.ts';
import type { State } from './state.ts';

/** Cost of a state counted anew from its seats alone: what `state.cost` must be after any moves. */
export function recountCost(state: State): number {
  const { model, weights } = state;
  const seats = new Array<number>(model.unitCount).fill(0);
  const traits = new Array<number>(model.unitCount * model.traitCount).fill(0);
  const misses = new Array<number>(model.studentCount).fill(0);
  let cost = 0;
  for (let request = 0; request < model.requestCount; request += 1) {
    const unit = state.assigned[request];
    const student = model.requestStudent[request];
    const isAlternate = model.requestIsAlternate[request] === 1;
    const isOffered = model.optionStart[request] < model.optionStart[request + 1];
    if (unit < 0) {
      if (isAlternate || !isOffered) continue;
      cost += model.requestWeight[request];
      misses[student] += 1;
      continue;
    }
    if (isAlternate) cost -= model.requestWeight[request];
    const needed = model.needed.subarray(model.neededStart[request], model.neededStart[request + 1]);
    if (needed.some((other) => state.assigned[other] < 0)) cost += model.requestWeight[request];
    seats[unit] += 1;
    for (let at = model.traitStart[student]; at < model.traitStart[student + 1]; at += 1)
      traits[unit * model.traitCount + model.traits[at]] += 1;
  }
  cost += misses.filter((count) => count >= 2).length * weights.missesTwoOrMore;
  cost += weights.unplaced * state.sectionPattern.filter((pattern) => pattern === -1).length;
  cost += weights.preps * prepsAboveTwo(state);
  cost += weights.roomChanges * roomChanges(state);
  cost += ruleCost * shortServices(state);
  cost += weights.stability * movedSinceBefore(state);
  const squareAbove = (count: number, share: number) => Math.max(0, count - share) ** 2;
  seats.forEach((count, unit) => {
    const group = model.unitGroup[unit];
    cost += model.groupWeight[group] * Math.max(0, count - model.unitCap[unit]);
    cost += weights.sizeBalance * squareAbove(count, model.groupShare[group]);
    for (let trait = 0; trait < model.traitCount; trait += 1)
      cost +=
        weights.needBalance *
        squareAbove(
          traits[unit * model.traitCount + trait],
          model.groupTraitShare[group * model.traitCount + trait],
        );
  });
  return cost;
}

function prepsAboveTwo(state: State): number {
  const { model } = state;
  const preps = new Map<string, Set<number>>();
  for (let section = 0; section < model.sectionCount; section += 1) {
    const pattern = state.sectionPattern[section];
    if (pattern === -1) continue;
    for (const teacher of [state.sectionTeacher[section], state.sectionCoTeacher[section]])
      for (let term = 0; term < model.termCount && teacher !== -1; term += 1) {
        if ((model.patternTerms[pattern] & (1 << term)) === 0) continue;
        const key = `${teacher} ${term}`;
        preps.set(key, (preps.get(key) ?? new Set()).add(model.sectionGroup[section]));
      }
  }
  return [...preps.values()].reduce((sum, groups) => sum + Math.max(0, groups.size - 2), 0);
}

/** Terms in which a student has fewer minutes of a service than the plan says. */
function shortServices(state: State): number {
  const { model } = state;
  const given = new Array<number>(model.needCount * model.termCount).fill(0);
  for (let request = 0; request < model.requestCount; request += 1) {
    const unit = state.assigned[request];
    const need = model.requestNeed[request];
    if (unit < 0 || need < 0) continue;
    const first = unit * state.unitSlotWidth;
    for (const slot of state.unitSlots.subarray(first, first + state.unitSlotCount[unit]))
      given[need * model.termCount + model.slotTerm[slot]] += model.slotMinutes[slot];
  }
  return given.filter((minutes, cell) => minutes < model.needMinutes[Math.floor(cell / model.termCount)])
    .length;
}

/** Pairs of slots, one right after the other, in which a teacher is in two rooms. */
function roomChanges(state: State): number {
  const { model } = state;
  const roomIn = (teacher: number, slot: number): number => {
    const section = state.teacherAt[teacher * model.slotCount + slot];
    return section < 0 ? -1 : state.sectionRoom[section];
  };
  let count = 0;
  for (let teacher = 0; teacher < model.teacherCount; teacher += 1)
    for (let slot = 1; slot < model.slotCount; slot += 1) {
      const rooms = [roomIn(teacher, slot - 1), roomIn(teacher, slot)];
      if (model.slotFollows[slot] === 1 && !rooms.includes(-1) && rooms[0] !== rooms[1]) count += 1;
    }
  return count;
}

/** Sections and seats that are elsewhere than in the version before. */
function movedSinceBefore(state: State): number {
  const { model } = state;
  let moved = 0;
  for (let section = 0; section < model.sectionCount; section += 1) {
    const parts = [
      [model.previousPattern[section], state.sectionPattern[section]],
      [model.previousTeacher[section], state.sectionTeacher[section]],
      [model.previousRoom[section], state.sectionRoom[section]],
    ];
    if (parts.some(([before, now]) => before !== -1 && before !== now)) moved += 1;
  }
  for (let request = 0; request < model.requestCount; request += 1)
    for (const unit of model.previousUnits.subarray(
      model.previousStart[request],
      model.previousStart[request + 1],
    ))
      if (unit === -1 || unit !== state.assigned[request]) moved += 1;
  return moved;
}

/** Free seats, requests in excess and alternates of every group, counted anew, and which groups have the first two. */
export function recountGroups(state: State) {
  const { model } = state;
  const free = new Array<number>(model.groupCount).fill(0);
  const excess = new Array<number>(model.groupCount).fill(0);
  const alternates = new Array<number>(model.groupCount).fill(0);
  for (let unit = 0; unit < model.unitCount; unit += 1) {
    free[model.unitGroup[unit]] += Math.max(0, model.unitCap[unit] - state.unitSeats[unit]);
    excess[model.unitGroup[unit]] += Math.max(0, state.unitSeats[unit] - model.unitCap[unit]);
  }
  for (let request = 0; request < model.requestCount; request += 1) {
    const isAlternate = model.requestIsAlternate[request] === 1;
    if (isAlternate && state.assigned[request] >= 0) alternates[model.requestGroup[request]] += 1;
    if (!isAlternate && state.unmetAt[request] >= 0) excess[model.requestGroup[request]] += 1;
  }
  const short = free.flatMap((seats, group) => (seats > 0 && excess[group] > 0 ? [group] : []));
  return { free, excess, alternates, short };
}
