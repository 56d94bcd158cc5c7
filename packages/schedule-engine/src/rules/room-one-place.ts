import { clashesOf } from './clashes.ts';
import type { HardRule } from './hard-rule.ts';

export type RoomTakenTwice = {
  readonly room: string;
  readonly slot: string;
  readonly sections: readonly string[];
};

export const rule: HardRule<RoomTakenTwice> = {
  id: 'ROOM_ONE_PLACE',
  words: 'A room holds at most one section at a time.',
  check: ({ sections }) =>
    [...Map.groupBy(sections, ({ placed }) => placed.room)].flatMap(([room, list]) =>
      room === null ? [] : clashesOf(list).map((clash) => ({ room, ...clash })),
    ),
  sentence: ({ room, slot, sections }) =>
    `Room ${room} holds ${sections.join(' and ')} in ${slot}; give all but one another room or time.`,
};
