import { linkKinds } from '../../model/model.ts';
import { areInARow } from '../pattern-pairs.ts';
import type { Placing } from './placing.ts';
import { isMet, meet, priceOf } from './prices.ts';

const sameRoom = linkKinds.indexOf('SAME_ROOM_IN_A_ROW');
/** Who only has to change the room comes back to where it stood: that costs less than to send it away. */
const sharedShare = 0.3;
const impossible = Number.POSITIVE_INFINITY;

/** What it costs that sections which share rooms with a member of a block keep their rule, if it were in this room. */
export function priceOfRoom(
  placing: Placing,
  members: Int32Array,
  member: number,
  room: number,
  limit: number,
): number {
  const { draft, way } = placing;
  const { model } = draft;
  const section = members[member];
  let price = 0;
  for (let list = model.linkStart[section]; list < model.linkStart[section + 1]; list += 1) {
    if (model.linkKind[list] !== sameRoom) continue;
    const other = model.linkOther[list];
    const beside = members.indexOf(other);
    if (beside !== -1) {
      if (
        way.rooms[beside] !== -1 &&
        way.rooms[beside] !== room &&
        areInARow(model, way.patterns[beside], way.patterns[member])
      )
        return impossible;
    } else if (isElsewhere(placing, other, room, way.patterns[member]))
      price += priceOf(placing, placing.blocks.blockOf[other]);
    if (price > limit) return price;
  }
  for (
    let list = model.sectionRoomSetStart[section];
    list < model.sectionRoomSetStart[section + 1];
    list += 1
  )
    for (const { price: own } of roomsToLeave(placing, members, model.sectionRoomSets[list], room))
      price += own;
  return price;
}

/** Meets the sections that would break their rule with a member of a block in this room. */
export function meetForRoom(placing: Placing, members: Int32Array, member: number, room: number): void {
  const { draft, way } = placing;
  const { model } = draft;
  const section = members[member];
  for (let list = model.linkStart[section]; list < model.linkStart[section + 1]; list += 1) {
    const other = model.linkOther[list];
    if (model.linkKind[list] !== sameRoom || members.includes(other)) continue;
    if (isElsewhere(placing, other, room, way.patterns[member])) meet(placing, other);
  }
  for (
    let list = model.sectionRoomSetStart[section];
    list < model.sectionRoomSetStart[section + 1];
    list += 1
  )
    for (const { sections } of roomsToLeave(placing, members, model.sectionRoomSets[list], room))
      for (const other of sections) meet(placing, other, sharedShare);
}

/** Whether a section that stays is in another room right before or after these slots. */
function isElsewhere(placing: Placing, other: number, room: number, pattern: number): boolean {
  const { draft } = placing;
  const there = draft.sectionRoom[other];
  return (
    there !== -1 &&
    there !== room &&
    !isMet(placing, other) &&
    areInARow(draft.model, draft.sectionPattern[other], pattern)
  );
}

/** The cheapest rooms that a set of sections must leave if one of them takes this one, each with who is there. */
function roomsToLeave(placing: Placing, members: Int32Array, set: number, room: number) {
  const { draft, way, blocks } = placing;
  const { model } = draft;
  const rooms = new Map<number, { price: number; readonly sections: number[] }>();
  for (let at = model.roomSetStart[set]; at < model.roomSetStart[set + 1]; at += 1) {
    const section = model.roomSetSections[at];
    const beside = members.indexOf(section);
    const there = beside === -1 ? draft.sectionRoom[section] : way.rooms[beside];
    if (there === -1 || there === room || (beside === -1 && isMet(placing, section))) continue;
    const of = rooms.get(there) ?? { price: 0, sections: [] };
    rooms.set(there, of);
    of.price += beside === -1 ? sharedShare * priceOf(placing, blocks.blockOf[section]) : impossible;
    of.sections.push(section);
  }
  const tooMany = rooms.size + 1 - model.roomSetMost[set];
  return tooMany <= 0
    ? []
    : [...rooms.values()].sort((one, other) => one.price - other.price).slice(0, tooMany);
}
