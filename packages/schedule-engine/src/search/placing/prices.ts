import type { Placing } from './placing.ts';

/** Who was put somewhere a moment ago costs so much more to send away. */
const justPut = 500;

/** What it costs to send a block away. */
export function priceOf(placing: Placing, block: number): number {
  return placing.trouble[block] + (placing.staysUntil[block] > placing.steps ? justPut : 0);
}

/** Counts the block of a section as in the way; the section stands somewhere. */
export function meet(placing: Placing, section: number, share = 1): void {
  const block = placing.blocks.blockOf[section];
  if (placing.metAt[block] === placing.looks) return;
  placing.metAt[block] = placing.looks;
  placing.way.blocks[placing.way.count] = block;
  placing.way.count += 1;
  placing.way.price += share * priceOf(placing, block);
}

export const isMet = (placing: Placing, section: number): boolean =>
  placing.metAt[placing.blocks.blockOf[section]] === placing.looks;

/** The cheapest of a teacher's sections: one of them has to go where the teacher has too much already. */
export function cheapestOf(placing: Placing, teacher: number): number {
  const { draft, blocks } = placing;
  const { model } = draft;
  let cheapest = -1;
  let price = Number.POSITIVE_INFINITY;
  const base = teacher * model.slotCount;
  for (let slot = 0; slot < model.slotCount; slot += 1) {
    const section = draft.teacherAt[base + slot];
    if (section < 0) continue;
    const own = priceOf(placing, blocks.blockOf[section]);
    if (own < price) {
      price = own;
      cheapest = section;
    }
  }
  return cheapest;
}
