import { linkHolds } from '../keeps-links.ts';
import { patternsMeet } from '../pattern-pairs.ts';
import type { Placing } from './placing.ts';
import { isMet, meet, priceOf } from './prices.ts';

/** What it costs to put a section where a student who wants it could not be. */
const unwelcome = 5;

/** Sections that students of this one sit in at the same time, or that would be too much for them; false if they are away. */
export function meetHolders(placing: Placing, section: number, pattern: number): boolean {
  const { holders, holderAt, draft } = placing;
  const { model } = draft;
  for (let list = holders.bySectionStart[section]; list < holders.bySectionStart[section + 1]; list += 1) {
    const holder = holders.bySection[list];
    if (holder >= holders.needy) {
      if (isUnwelcome(placing, holder, pattern)) placing.way.price += unwelcome;
      continue;
    }
    for (let at = model.patternStart[pattern]; at < model.patternStart[pattern + 1]; at += 1) {
      const there = holderAt[holder * model.slotCount + model.patternSlots[at]];
      if (there === -2) return false;
      if (there >= 0) meet(placing, there);
    }
    if (model.slotGroupCount > 0 && !meetTooMuch(placing, holder, pattern)) return false;
  }
  return true;
}

/** Whether somebody who only wants to be there could not. */
function isUnwelcome(placing: Placing, holder: number, pattern: number): boolean {
  const { draft, holders, holderAt, holderTaken } = placing;
  const { model } = draft;
  for (let at = model.patternStart[pattern]; at < model.patternStart[pattern + 1]; at += 1) {
    const slot = model.patternSlots[at];
    if (holderAt[holder * model.slotCount + slot] > 0) return true;
    for (let list = model.slotGroupStart[slot]; list < model.slotGroupStart[slot + 1]; list += 1) {
      const cell = model.slotGroups[list];
      const limit = model.studentGroupLimit[holders.students[holder] * model.slotGroupCount + cell];
      const own = slotsInGroup(placing, pattern, cell);
      if (holderTaken[holder * model.slotGroupCount + cell] + own > limit) return true;
    }
  }
  return false;
}

/** Of each group of slots whose limit would be passed: sections until it is not, the cheapest first. */
function meetTooMuch(placing: Placing, holder: number, pattern: number): boolean {
  const { draft, holders, holderTaken } = placing;
  const { model } = draft;
  for (let at = model.patternStart[pattern]; at < model.patternStart[pattern + 1]; at += 1) {
    const slot = model.patternSlots[at];
    for (let list = model.slotGroupStart[slot]; list < model.slotGroupStart[slot + 1]; list += 1) {
      const group = model.slotGroups[list];
      const limit = model.studentGroupLimit[holders.students[holder] * model.slotGroupCount + group];
      const own = slotsInGroup(placing, pattern, group);
      if (own > limit) return false;
      if (holderTaken[holder * model.slotGroupCount + group] + own <= limit) continue;
      if (!meetInGroup(placing, holder, group, limit - own)) return false;
    }
  }
  return true;
}

function slotsInGroup(placing: Placing, pattern: number, group: number): number {
  const { model } = placing.draft;
  let count = 0;
  for (let at = model.patternStart[pattern]; at < model.patternStart[pattern + 1]; at += 1)
    if (isInGroup(placing, model.patternSlots[at], group)) count += 1;
  return count;
}

function isInGroup({ draft: { model } }: Placing, slot: number, group: number): boolean {
  for (let list = model.slotGroupStart[slot]; list < model.slotGroupStart[slot + 1]; list += 1)
    if (model.slotGroups[list] === group) return true;
  return false;
}

/** Meets a holder's sections in a group of slots until at most `left` slots of it stay taken. */
function meetInGroup(placing: Placing, holder: number, group: number, left: number): boolean {
  const { draft, holderAt, blocks } = placing;
  const { model } = draft;
  const base = holder * model.slotCount;
  for (;;) {
    let taken = 0;
    let cheapest = -1;
    let price = Number.POSITIVE_INFINITY;
    for (let slot = 0; slot < model.slotCount; slot += 1) {
      const section = holderAt[base + slot];
      if (section < 0 || !isInGroup(placing, slot, group) || isMet(placing, section)) continue;
      taken += 1;
      const own = priceOf(placing, blocks.blockOf[section]);
      if (own < price) {
        price = own;
        cheapest = section;
      }
    }
    if (taken <= left) return true;
    if (cheapest === -1) return false;
    meet(placing, cheapest);
  }
}

/** Sections of other blocks whose link with this one would break, and those that students take together with it. */
export function meetLinked(placing: Placing, section: number, pattern: number, block: number): void {
  const { draft, blocks } = placing;
  const { model } = draft;
  for (let list = model.linkStart[section]; list < model.linkStart[section + 1]; list += 1) {
    const other = model.linkOther[list];
    const at = draft.sectionPattern[other];
    if (at === -1 || blocks.blockOf[other] === block) continue;
    if (!linkHolds(model, list, pattern, at)) meet(placing, other);
  }
  const unit = model.sectionUnit[section];
  for (let list = model.unitSectionStart[unit]; list < model.unitSectionStart[unit + 1]; list += 1) {
    const other = model.unitSections[list];
    const at = draft.sectionPattern[other];
    if (other !== section && at !== -1 && patternsMeet(model, at, pattern)) meet(placing, other);
  }
}
