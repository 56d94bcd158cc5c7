import { ruleCost } from '../model/students.ts';
import type { State } from './state.ts';

/** Counts the minutes that a unit's slots give (`step` 1) or take (-1) of the service that a request is for. */
export function countService(state: State, need: number, unit: number, step: 1 | -1): void {
  const { model, serviceMinutes } = state;
  const first = unit * state.unitSlotWidth;
  const base = need * model.termCount;
  for (let at = first; at < first + state.unitSlotCount[unit]; at += 1) {
    const slot = state.unitSlots[at];
    const cell = base + model.slotTerm[slot];
    const wasShort = serviceMinutes[cell] < model.needMinutes[need];
    serviceMinutes[cell] += step * model.slotMinutes[slot];
    const isShort = serviceMinutes[cell] < model.needMinutes[need];
    if (wasShort !== isShort) state.cost += isShort ? ruleCost : -ruleCost;
  }
}
