import { canTeach } from '../can-teach.ts';
import { keepsLinks, keepsRooms } from '../keeps-links.ts';
import { place, unplace } from '../placements.ts';
import { nextBelow } from '../random.ts';
import type { State } from '../state.ts';
import type { Placing } from './placing.ts';
import { cheapestOf } from './prices.ts';
import { lookAt } from './way.ts';

/** Blocks that stand are moved to other free places between two steps, so that gaps open elsewhere. */
const shakes = 4;
/** Steps for which a block stays where it was put. */
const rest = 12;
const othersEvery = 64;

function countHolders(placing: Placing, section: number, pattern: number, isThere: boolean): void {
  const { holders, holderAt, holderTaken, draft } = placing;
  const { model } = draft;
  for (let list = holders.bySectionStart[section]; list < holders.bySectionStart[section + 1]; list += 1) {
    const holder = holders.bySection[list];
    for (let at = model.patternStart[pattern]; at < model.patternStart[pattern + 1]; at += 1) {
      const slot = model.patternSlots[at];
      const cell = holder * model.slotCount + slot;
      if (holder < holders.needy) holderAt[cell] = isThere ? section : -1;
      else holderAt[cell] += isThere ? 1 : -1;
      for (let at = model.slotGroupStart[slot]; at < model.slotGroupStart[slot + 1]; at += 1)
        holderTaken[holder * model.slotGroupCount + model.slotGroups[at]] += isThere ? 1 : -1;
    }
  }
}

function takeAway(placing: Placing, block: number): void {
  for (const section of placing.blocks.members[block]) {
    const pattern = placing.draft.sectionPattern[section];
    if (pattern === -1) continue;
    countHolders(placing, section, pattern, false);
    unplace(placing.draft, section);
    placing.waitingSections += 1;
  }
}

function sendAway(placing: Placing, block: number): void {
  takeAway(placing, block);
  placing.waiting.push(block);
}

/** Puts a block where a look has been, after what was in the way has gone; false where a rule still stands against it. */
function put(placing: Placing, block: number, way: Placing['way']): boolean {
  const { draft, blocks } = placing;
  const members = blocks.members[block];
  for (let member = 0; member < members.length; member += 1) {
    const section = members[member];
    const pattern = way.patterns[member];
    const teacher = way.teachers[member];
    const coTeacher = way.coTeachers[member];
    for (const person of [teacher, coTeacher])
      while (person !== -1 && !canTeach(draft, person, section, pattern)) {
        const other = cheapestOf(placing, person);
        if (other === -1 || blocks.blockOf[other] === block) {
          takeAway(placing, block);
          return false;
        }
        sendAway(placing, blocks.blockOf[other]);
      }
    const room = way.rooms[member];
    if (
      !keepsLinks(draft, section, pattern, teacher) ||
      (room !== -1 && !keepsRooms(draft, section, pattern, room))
    ) {
      takeAway(placing, block);
      return false;
    }
    place(draft, section, pattern, teacher, coTeacher, room);
    countHolders(placing, section, pattern, true);
    placing.waitingSections -= 1;
  }
  return true;
}

const positionsOf = ({ blocks }: Placing, block: number): number =>
  blocks.positions[block].length / blocks.members[block].length;

/** The cheapest position of a block into `placing.bestWay`, one of the equal ones by chance; false if it has none. */
function choose(placing: Placing, block: number): boolean {
  const { draft } = placing;
  const count = positionsOf(placing, block);
  let best = Number.MAX_VALUE;
  let equal = 0;
  for (let position = 0; position < count; position += 1) {
    const price = lookAt(placing, block, position, best);
    if (price > best || price === Number.POSITIVE_INFINITY) continue;
    equal = price < best ? 1 : equal + 1;
    best = price;
    if (equal > 1 && nextBelow(draft.random, equal) !== 0) continue;
    const { way } = placing;
    placing.way = placing.bestWay;
    placing.bestWay = way;
  }
  return equal > 0;
}

/** Moves a block that stands to another place where nothing is in its way. */
function shake(placing: Placing): void {
  const { draft, blocks } = placing;
  const block = nextBelow(draft.random, blocks.count);
  if (draft.sectionPattern[blocks.members[block][0]] === -1) return;
  const count = positionsOf(placing, block);
  if (count < 2) return;
  const members = blocks.members[block];
  const kept = { ...placing.bestWay };
  members.forEach((section, member) => {
    kept.patterns[member] = draft.sectionPattern[section];
    kept.teachers[member] = draft.sectionTeacher[section];
    kept.coTeachers[member] = draft.sectionCoTeacher[section];
    kept.rooms[member] = draft.sectionRoom[section];
  });
  takeAway(placing, block);
  const price = lookAt(placing, block, nextBelow(draft.random, count), 0);
  if (price === 0 && put(placing, block, placing.way)) return;
  if (!put(placing, block, kept)) placing.waiting.push(block);
}

/** Puts the blocks where a schedule has them, if it has all of their sections; they keep each other's rules there. */
export function stand(placing: Placing, state: State): void {
  const { draft, blocks } = placing;
  const still: number[] = [];
  for (const block of placing.waiting) {
    const members = blocks.members[block];
    if (members.some((section) => state.sectionPattern[section] === -1)) {
      still.push(block);
      continue;
    }
    for (const section of members) {
      const pattern = state.sectionPattern[section];
      place(
        draft,
        section,
        pattern,
        state.sectionTeacher[section],
        state.sectionCoTeacher[section],
        state.sectionRoom[section],
      );
      countHolders(placing, section, pattern, true);
    }
    placing.waitingSections -= members.length;
  }
  placing.waiting.splice(0, placing.waiting.length, ...still);
  draft.journalLength = 0;
  keepBest(placing);
  placing.takenOver = placing.best.step;
}

/** One step: the block that waits goes to its cheapest place, and what is in the way there waits in its stead. */
export function placeStep(placing: Placing): void {
  const { draft, waiting, best } = placing;
  // The last one sent away comes first; now and then another, so that what cannot stand does not keep all from standing.
  const block = placing.steps % othersEvery === 0 ? waiting.shift() : waiting.pop();
  if (block === undefined) return;
  placing.steps += 1;
  if (!choose(placing, block)) waiting.unshift(block);
  else {
    const { bestWay } = placing;
    if (bestWay.price > 0) placing.trouble[block] += 1;
    for (let at = 0; at < bestWay.count; at += 1) sendAway(placing, bestWay.blocks[at]);
    if (put(placing, block, bestWay))
      placing.staysUntil[block] = placing.steps + nextBelow(draft.random, rest);
    else waiting.unshift(block);
    if (bestWay.price > 0) for (let count = 0; count < shakes; count += 1) shake(placing);
  }
  draft.journalLength = 0;
  if (placing.waitingSections < best.waitingSections) keepBest(placing);
}

function keepBest(placing: Placing): void {
  const { draft, best } = placing;
  best.waitingSections = placing.waitingSections;
  best.step = placing.steps;
  const now = [draft.sectionPattern, draft.sectionTeacher, draft.sectionCoTeacher, draft.sectionRoom];
  best.placements.forEach((kept, part) => {
    kept.set(now[part]);
  });
}
