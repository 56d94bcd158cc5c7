import type { Model } from '../model/model.ts';

/** Whether two patterns share a slot. */
export function patternsMeet(model: Model, one: number, other: number): boolean {
  for (let at = model.patternStart[one]; at < model.patternStart[one + 1]; at += 1)
    for (let list = model.patternStart[other]; list < model.patternStart[other + 1]; list += 1)
      if (model.patternSlots[at] === model.patternSlots[list]) return true;
  return false;
}

/** Whether `later` begins right after `earlier` on every day on which they meet. */
export function follows(model: Model, earlier: number, later: number): boolean {
  return model.patternFollows[earlier * (model.patternStart.length - 1) + later] === 1;
}

/** Whether fewer than `slots` slots lie between two patterns on a day. */
export function areNear(model: Model, one: number, other: number, slots: number): boolean {
  for (let at = model.patternStart[one]; at < model.patternStart[one + 1]; at += 1)
    for (let list = model.patternStart[other]; list < model.patternStart[other + 1]; list += 1) {
      const slot = model.patternSlots[at];
      const second = model.patternSlots[list];
      if (model.slotDay[slot] === model.slotDay[second])
        if (Math.abs(model.slotPlace[slot] - model.slotPlace[second]) <= slots) return true;
    }
  return false;
}

function hasSlot(model: Model, pattern: number, slot: number): boolean {
  for (let at = model.patternStart[pattern]; at < model.patternStart[pattern + 1]; at += 1)
    if (model.patternSlots[at] === slot) return true;
  return false;
}

/** Whether one of two patterns goes on right where the other ends; who meets at the same time does not follow. */
export function areInARow(model: Model, one: number, other: number): boolean {
  for (let at = model.patternStart[one]; at < model.patternStart[one + 1]; at += 1)
    for (let list = model.patternStart[other]; list < model.patternStart[other + 1]; list += 1) {
      const slot = model.patternSlots[at];
      const second = model.patternSlots[list];
      if (Math.abs(slot - second) !== 1 || model.slotFollows[Math.max(slot, second)] === 0) continue;
      if (!hasSlot(model, one, second) && !hasSlot(model, other, slot)) return true;
    }
  return false;
}
