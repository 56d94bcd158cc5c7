import type { createProgram } from '../../exact/program.ts';
import type { State } from '../state.ts';
import type { UnitClasses } from './unit-classes.ts';

export type Terms = [variable: number, factor: number][];

/** The program in the making, and by variable what it seats: a request in a class of units; -1 where it seats nobody. */
export type Draft = {
  readonly built: ReturnType<typeof createProgram>;
  readonly request: number[];
  readonly inClass: number[];
  /** By class of units: whoever could sit there. */
  readonly takers: Map<number, Terms>;
};

type Place = { readonly unit: number; readonly variable: number };

function addVariable(
  { built, request, inClass }: Draft,
  weight: number,
  seated: number,
  where: number,
): number {
  request.push(seated);
  inClass.push(where);
  return built.variable(weight, 1, true);
}

function push(lists: Map<number, Terms>, key: number, variable: number): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [[variable, 1]]);
  else list.push([variable, 1]);
}

function isAway(state: State, student: number, unit: number): boolean {
  const base = student * state.model.slotCount;
  const first = unit * state.unitSlotWidth;
  for (let at = first; at < first + state.unitSlotCount[unit]; at += 1)
    if (state.studentAt[base + state.unitSlots[at]] === -2) return true;
  return false;
}

/** Writes what one student may have: a request once, a slot once, lunch kept, courses in order, alternates for misses. */
export function addStudent(state: State, student: number, classes: UnitClasses, draft: Draft): void {
  const { model } = state;
  const { built } = draft;
  const bySlot = new Map<number, Terms>();
  const bySlotGroup = new Map<number, Terms>();
  const misses = new Map<number, number>();
  const instead: Terms = [];
  const placesOf = new Map<number, Place[]>();
  const addPlaces = (request: number, weight: number): Place[] => {
    const places: Place[] = [];
    const seen = new Set<number>();
    for (let at = model.optionStart[request]; at < model.optionStart[request + 1]; at += 1) {
      const unit = model.options[at];
      const where = classes.of[unit];
      if (where === -1 || seen.has(where) || isAway(state, student, unit)) continue;
      seen.add(where);
      const variable = addVariable(draft, weight, request, where);
      places.push({ unit, variable });
      push(draft.takers, where, variable);
      const first = unit * state.unitSlotWidth;
      for (let cell = first; cell < first + state.unitSlotCount[unit]; cell += 1) {
        const slot = state.unitSlots[cell];
        push(bySlot, slot, variable);
        for (let list = model.slotGroupStart[slot]; list < model.slotGroupStart[slot + 1]; list += 1)
          push(bySlotGroup, model.slotGroups[list], variable);
      }
    }
    placesOf.set(request, places);
    return places;
  };
  for (
    let request = model.studentRequestStart[student];
    request < model.studentRequestStart[student + 1];
    request += 1
  ) {
    if (model.optionStart[request] === model.optionStart[request + 1]) continue;
    if (model.requestIsAlternate[request] === 0) {
      const own = addPlaces(request, 0).map(({ variable }): [number, number] => [variable, 1]);
      const miss = addVariable(draft, model.requestWeight[request], -1, -1);
      misses.set(request, miss);
      built.row([...own, [miss, 1]], 1, 1);
      continue;
    }
    const primary = model.requestInsteadOf[request];
    const miss = misses.get(primary);
    // An alternate of a primary that nobody offers fills no hole that the search counts.
    if (primary !== -1 && miss === undefined) continue;
    const own = addPlaces(request, -model.requestWeight[request]).map(({ variable }): [number, number] => [
      variable,
      1,
    ]);
    built.row(own, 0, 1);
    if (miss !== undefined) built.row([...own, [miss, -1]], Number.NEGATIVE_INFINITY, 0);
    instead.push(...own);
  }
  for (const terms of bySlot.values()) if (terms.length > 1) built.row(terms, 0, 1);
  for (const [group, terms] of bySlotGroup) {
    const limit = model.studentGroupLimit[student * model.slotGroupCount + group];
    // Each slot of a pattern is a term of its own here: a variable may count twice.
    if (terms.length > limit) built.row(summed(terms), 0, limit);
  }
  const missed = [...misses.values()];
  if (missed.length > 1)
    built.row(
      missed.map((miss) => [miss, 1]),
      0,
      Math.max(1, state.misses[student]),
    );
  if (instead.length > 0)
    built.row([...instead, ...missed.map((miss) => [miss, -1] as const)], Number.NEGATIVE_INFINITY, 0);
  for (const [request, places] of placesOf)
    for (let at = model.laterStart[request]; at < model.laterStart[request + 1]; at += 1)
      addOrder(state, places, placesOf.get(model.later[at]) ?? [], draft);
}

function summed(terms: Terms): Terms {
  const factors = new Map<number, number>();
  for (const [variable, factor] of terms) factors.set(variable, (factors.get(variable) ?? 0) + factor);
  return [...factors];
}

/** One course before another: in no term does the first still run, or begin later, once the second has begun. */
function addOrder(state: State, first: readonly Place[], next: readonly Place[], { built }: Draft): void {
  for (let term = 0; term < state.model.termCount; term += 1) {
    const late = first.filter(({ unit }) => state.unitLastTerm[unit] >= term);
    const early = next.filter(({ unit }) => state.unitFirstTerm[unit] <= term);
    if (late.length > 0 && early.length > 0)
      built.row(
        [...late, ...early].map(({ variable }) => [variable, 1] as const),
        0,
        1,
      );
  }
}
