import { linkKinds } from '../../model/model.ts';
import { canTeach } from '../can-teach.ts';
import { patternsMeet } from '../pattern-pairs.ts';
import { nextBelow } from '../random.ts';
import type { Placing } from './placing.ts';
import { cheapestOf, isMet, meet, priceOf } from './prices.ts';
import { meetForRoom, priceOfRoom } from './room-way.ts';

const sameTeacher = linkKinds.indexOf('SAME_TEACHER');

/** What it costs to free somebody, or a room, at a pattern; none of it is met yet. */
function priceToFree(placing: Placing, table: Int32Array, who: number, pattern: number): number {
  const { draft, blocks, metAt, looks } = placing;
  const { model } = draft;
  let price = 0;
  let last = -1;
  for (let at = model.patternStart[pattern]; at < model.patternStart[pattern + 1]; at += 1) {
    const section = table[who * model.slotCount + model.patternSlots[at]];
    if (section === -2) return Number.POSITIVE_INFINITY;
    if (section < 0 || section === last) continue;
    last = section;
    const block = blocks.blockOf[section];
    if (metAt[block] !== looks) price += priceOf(placing, block);
  }
  return price;
}

function meetAll(placing: Placing, table: Int32Array, who: number, pattern: number): void {
  const { model } = placing.draft;
  for (let at = model.patternStart[pattern]; at < model.patternStart[pattern + 1]; at += 1) {
    const section = table[who * model.slotCount + model.patternSlots[at]];
    if (section >= 0) meet(placing, section);
  }
}

/** Sections of other blocks that are to have the same teacher and have another. */
function otherTeachers(
  placing: Placing,
  section: number,
  teacher: number,
  visit: (other: number) => void,
): void {
  const { draft, blocks } = placing;
  const { model } = draft;
  for (let list = model.linkStart[section]; list < model.linkStart[section + 1]; list += 1) {
    if (model.linkKind[list] !== sameTeacher) continue;
    const other = model.linkOther[list];
    if (
      draft.sectionPattern[other] !== -1 &&
      draft.sectionTeacher[other] !== teacher &&
      blocks.blockOf[other] !== blocks.blockOf[section]
    )
      visit(other);
  }
}

/** Who teaches a member of a block at least cost, into the way; false if nobody can below the limit. */
export function choosePeople(placing: Placing, members: Int32Array, member: number, limit: number): boolean {
  const { draft, way } = placing;
  const { model } = draft;
  const section = members[member];
  if (model.sectionNeedsTeacher[section] === 1) {
    const teacher = cheapestPerson(placing, members, member, limit, true);
    if (teacher === -1) return false;
    way.teachers[member] = teacher;
  }
  if (model.sectionNeedsCoTeacher[section] === 1) {
    const second = cheapestPerson(placing, members, member, limit, false);
    if (second === -1) return false;
    way.coTeachers[member] = second;
  }
  return true;
}

/** Who takes a section at least cost, and meets all that stands in the way of it; -1 if nobody can below the limit. */
function cheapestPerson(
  placing: Placing,
  members: Int32Array,
  member: number,
  limit: number,
  isFirst: boolean,
): number {
  const { draft, way, blocks } = placing;
  const { model } = draft;
  const all = isFirst ? model.sectionTeachers : model.sectionCoTeachers;
  const start = isFirst ? model.sectionTeacherStart : model.sectionCoTeacherStart;
  const section = members[member];
  const pattern = way.patterns[member];
  const count = start[section + 1] - start[section];
  if (count === 0) return -1;
  const offset = count > 1 ? nextBelow(draft.random, count) : 0;
  let chosen = -1;
  let best = limit - way.price;
  let hasTooMuch = false;
  for (let step = 0; step < count; step += 1) {
    const person = all[start[section] + ((offset + step) % count)];
    if (isTakenBeside(placing, members, member, person)) continue;
    if (isFirst && !sharesTeacher(placing, members, member, person)) continue;
    let price = priceToFree(placing, draft.teacherAt, person, pattern);
    if (isFirst)
      otherTeachers(placing, section, person, (other) => {
        if (!isMet(placing, other)) price += priceOf(placing, blocks.blockOf[other]);
      });
    let isFull = false;
    if (price === 0 && way.count === 0 && !canTeach(draft, person, section, pattern)) {
      const other = cheapestOf(placing, person);
      if (other === -1) continue;
      price = priceOf(placing, blocks.blockOf[other]);
      isFull = true;
    }
    if (price > best || (chosen !== -1 && price === best)) continue;
    best = price;
    chosen = person;
    hasTooMuch = isFull;
    if (price === 0) break;
  }
  if (chosen === -1) return -1;
  meetAll(placing, draft.teacherAt, chosen, pattern);
  if (isFirst) otherTeachers(placing, section, chosen, (other) => meet(placing, other));
  if (hasTooMuch) meet(placing, cheapestOf(placing, chosen));
  return chosen;
}

/** Whether somebody was chosen for a member of the block at this time already. */
function isTakenBeside(
  { draft, way }: Placing,
  members: Int32Array,
  member: number,
  person: number,
): boolean {
  for (let other = 0; other < members.length; other += 1)
    if (
      (way.teachers[other] === person || way.coTeachers[other] === person) &&
      (other === member || patternsMeet(draft.model, way.patterns[other], way.patterns[member]))
    )
      return true;
  return false;
}

/** Whether a teacher is that of the members that are to have the same, as far as they have one. */
function sharesTeacher(
  { draft, way }: Placing,
  members: Int32Array,
  member: number,
  person: number,
): boolean {
  const { model } = draft;
  const section = members[member];
  for (let list = model.linkStart[section]; list < model.linkStart[section + 1]; list += 1) {
    if (model.linkKind[list] !== sameTeacher) continue;
    const other = members.indexOf(model.linkOther[list]);
    if (other !== -1 && way.teachers[other] !== -1 && way.teachers[other] !== person) return false;
  }
  return true;
}

/** The cheapest room that no other member of the block has at this time, and meets who is there. */
export function chooseRoom(placing: Placing, members: Int32Array, member: number, limit: number): boolean {
  const { draft, way } = placing;
  const { model } = draft;
  const section = members[member];
  const pattern = way.patterns[member];
  if (model.sectionNeedsRoom[section] === 0) return true;
  const from = model.sectionRoomStart[section];
  const count = model.sectionRoomStart[section + 1] - from;
  if (count === 0) return false;
  const offset = count > 1 ? nextBelow(draft.random, count) : 0;
  let chosen = -1;
  let best = limit - way.price;
  for (let step = 0; step < count; step += 1) {
    const room = model.sectionRooms[from + ((offset + step) % count)];
    let isTaken = false;
    for (let other = 0; other < members.length; other += 1)
      if (way.rooms[other] === room && patternsMeet(model, way.patterns[other], pattern)) isTaken = true;
    if (isTaken) continue;
    const price =
      priceToFree(placing, draft.roomAt, room, pattern) + priceOfRoom(placing, members, member, room, best);
    if (price > best || (chosen !== -1 && price === best)) continue;
    best = price;
    chosen = room;
    if (price === 0) break;
  }
  if (chosen === -1) return false;
  meetAll(placing, draft.roomAt, chosen, pattern);
  meetForRoom(placing, members, member, chosen);
  way.rooms[member] = chosen;
  return true;
}
