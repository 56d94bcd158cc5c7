import type { State } from '../state.ts';

/**
 * Units of which any seat is as good to a batch of students: of equal courses at equal times, open to the same of
 * their requests. `of` has a unit's class, -1 for a unit that none of them may take or that stands nowhere.
 */
export type UnitClasses = {
  readonly of: Int32Array;
  readonly units: readonly (readonly number[])[];
};

export function unitClasses(state: State, batch: readonly number[]): UnitClasses {
  const { model } = state;
  const askers = new Map<number, number[]>();
  for (const student of batch)
    for (
      let request = model.studentRequestStart[student];
      request < model.studentRequestStart[student + 1];
      request += 1
    )
      for (let at = model.optionStart[request]; at < model.optionStart[request + 1]; at += 1) {
        const unit = model.options[at];
        if (state.unitSlotCount[unit] === 0) continue;
        const list = askers.get(unit);
        if (list === undefined) askers.set(unit, [request]);
        else list.push(request);
      }
  const of = new Int32Array(model.unitCount).fill(-1);
  const units: number[][] = [];
  const known = new Map<string, number>();
  for (const [unit, list] of askers) {
    const first = unit * state.unitSlotWidth;
    const slots = state.unitSlots.slice(first, first + state.unitSlotCount[unit]).sort();
    const key = `${slots.join(',')}:${list.join(',')}`;
    const found = known.get(key) ?? units.length;
    if (found === units.length) {
      known.set(key, found);
      units.push([]);
    }
    of[unit] = found;
    units[found].push(unit);
  }
  return { of, units };
}
