import type { HardRule } from './hard-rule.ts';

export type RoomNotToBeHad = { readonly room: string; readonly section: string; readonly slot: string };

export const rule: HardRule<RoomNotToBeHad> = {
  id: 'ROOM_AVAILABLE',
  words: 'A room holds no section in a slot in which it is not to be had.',
  check: ({ rooms, sections }) =>
    sections.flatMap(({ id, placed, slots }) => {
      const room = rooms.get(placed.room ?? '');
      return slots
        .filter((slot) => room?.unavailable?.includes(slot) === true)
        .map((slot) => ({ room: room?.id ?? '', section: id, slot }));
    }),
  sentence: ({ room, section, slot }) =>
    `Room ${room} holds ${section} in ${slot} and is not to be had then; move it or give it another room.`,
};
