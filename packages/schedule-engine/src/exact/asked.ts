import type { Model } from '../model/model.ts';

/** A request that some unit could meet, and the slots that it takes of its student at the least. */
export type Asked = { request: number; student: number; group: number; slots: number };

/** Requests of a kind that some unit could meet. */
export function askedOf(model: Model, isAlternate: 0 | 1): Asked[] {
  const asked: Asked[] = [];
  for (let request = 0; request < model.requestCount; request += 1) {
    if (model.requestIsAlternate[request] !== isAlternate) continue;
    if (model.optionStart[request] === model.optionStart[request + 1]) continue;
    asked.push({
      request,
      student: model.requestStudent[request],
      group: model.requestGroup[request],
      slots: fewestSlots(model, request),
    });
  }
  return asked;
}

/** Slots that the request takes of a student at the least, over all units and patterns that could meet it. */
function fewestSlots(model: Model, request: number): number {
  let fewest = Number.POSITIVE_INFINITY;
  for (let at = model.optionStart[request]; at < model.optionStart[request + 1]; at += 1) {
    const unit = model.options[at];
    let slots = 0;
    for (let list = model.unitSectionStart[unit]; list < model.unitSectionStart[unit + 1]; list += 1) {
      const section = model.unitSections[list];
      let shortest = Number.POSITIVE_INFINITY;
      for (
        let cell = model.sectionPatternStart[section];
        cell < model.sectionPatternStart[section + 1];
        cell += 1
      ) {
        const pattern = model.sectionPatterns[cell];
        shortest = Math.min(shortest, model.patternStart[pattern + 1] - model.patternStart[pattern]);
      }
      slots += shortest;
    }
    fewest = Math.min(fewest, slots);
  }
  return fewest;
}

/** Slots that a student can take in all: those at school, less what lunch must leave free. */
export function slotsOf(model: Model, student: number): number {
  let slots = 0;
  for (let slot = 0; slot < model.slotCount; slot += 1)
    if (model.studentBlocked[student * model.slotCount + slot] === 0) slots += 1;
  return slots - model.lunchGroupCount;
}

/** Entries in lists of the same key. */
export function byKey<Entry>(entries: readonly Entry[], key: (entry: Entry) => number): Map<number, Entry[]> {
  const lists = new Map<number, Entry[]>();
  for (const entry of entries) {
    const list = lists.get(key(entry));
    if (list === undefined) lists.set(key(entry), [entry]);
    else list.push(entry);
  }
  return lists;
}

/** Seats of all units of a group. */
export function seatsOf(model: Model, group: number): number {
  let seats = 0;
  for (let at = model.groupUnitStart[group]; at < model.groupUnitStart[group + 1]; at += 1)
    seats += model.unitCap[model.groupUnits[at]];
  return seats;
}
