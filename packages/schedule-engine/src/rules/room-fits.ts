import type { Facts, SectionFacts } from './facts.ts';
import type { HardRule } from './hard-rule.ts';

export type RoomDoesNotFit =
  | { readonly kind: 'NO_ROOM'; readonly section: string; readonly type: string }
  | { readonly kind: 'UNKNOWN_ROOM'; readonly section: string; readonly room: string }
  | { readonly kind: 'WRONG_ROOM'; readonly section: string; readonly room: string; readonly type: string }
  | {
      readonly kind: 'TOO_SMALL';
      readonly section: string;
      readonly room: string;
      readonly capacity: number;
      readonly students: number;
    };

/** A section that names its rooms takes one of them; any other takes a room of its course's type. */
function faultsOf({ rooms }: Facts, section: SectionFacts): RoomDoesNotFit[] {
  const { id, placed, given, course, seats } = section;
  if (section.slots.length === 0) return [];
  const type = given?.rooms?.join(' or ') ?? course?.roomType;
  const isNeeded = given?.rooms !== undefined || (type !== undefined && rooms.size > 0);
  if (placed.room === null)
    return isNeeded && type !== undefined ? [{ kind: 'NO_ROOM', section: id, type }] : [];
  const room = rooms.get(placed.room);
  if (room === undefined) return [{ kind: 'UNKNOWN_ROOM', section: id, room: placed.room }];
  const faults: RoomDoesNotFit[] = [];
  const isRight = given?.rooms?.includes(room.id) ?? (type === undefined || type === room.type);
  if (!isRight && type !== undefined) faults.push({ kind: 'WRONG_ROOM', section: id, room: room.id, type });
  const students = new Set(seats.map(({ student }) => student)).size;
  if (students > room.capacity)
    faults.push({ kind: 'TOO_SMALL', section: id, room: room.id, capacity: room.capacity, students });
  return faults;
}

export const rule: HardRule<RoomDoesNotFit> = {
  id: 'ROOM_FITS',
  words: 'A section that needs a room has one of the right type and with a place for every student.',
  check: (facts) => facts.sections.flatMap((section) => faultsOf(facts, section)),
  sentence: (fault) => {
    switch (fault.kind) {
      case 'NO_ROOM':
        return `Section ${fault.section} needs a room (${fault.type}) and has none; give it one.`;
      case 'UNKNOWN_ROOM':
        return `Section ${fault.section} is in room ${fault.room}, which the school does not have; name another.`;
      case 'WRONG_ROOM':
        return `Section ${fault.section} is in room ${fault.room} and needs ${fault.type}; give it such a room.`;
      case 'TOO_SMALL':
        return `Section ${fault.section} seats ${fault.students} students in room ${fault.room}, which holds ${fault.capacity}; give it a larger room.`;
    }
  },
};
