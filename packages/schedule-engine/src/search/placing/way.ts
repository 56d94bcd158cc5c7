import { meetHolders, meetLinked } from './in-the-way.ts';
import type { Placing } from './placing.ts';
import { choosePeople, chooseRoom } from './staff-way.ts';

const impossible = Number.POSITIVE_INFINITY;

/**
 * What stands in the way of a block at a position, with the cheapest teachers and rooms, into `placing.way`; gives its
 * price, or more than `limit` as soon as it is that. The block itself stands nowhere.
 */
export function lookAt(placing: Placing, block: number, position: number, limit: number): number {
  const members = placing.blocks.members[block];
  const patterns = placing.blocks.positions[block];
  const { way } = placing;
  placing.looks += 1;
  way.count = 0;
  way.price = 0;
  for (let member = 0; member < members.length; member += 1) {
    const pattern = patterns[position * members.length + member];
    way.patterns[member] = pattern;
    if (!meetHolders(placing, members[member], pattern)) return impossible;
    meetLinked(placing, members[member], pattern, block);
    if (way.price > limit) return way.price;
  }
  way.teachers.fill(-1, 0, members.length);
  way.coTeachers.fill(-1, 0, members.length);
  way.rooms.fill(-1, 0, members.length);
  for (const member of placing.blocks.staffOrder[block])
    if (!choosePeople(placing, members, member, limit) || !chooseRoom(placing, members, member, limit))
      return impossible;
  return way.price;
}
