import type { Facts } from '../rules/facts.ts';
import { type SoftGoal, worstFirst } from './soft-goal.ts';

export type RoomChanges = {
  readonly teacher: string;
  /** From a slot to the one right after it, and from which room to which. */
  readonly changes: readonly {
    readonly slots: readonly [string, string];
    readonly rooms: readonly [string, string];
  }[];
  readonly amount: number;
};

function changesOf({ days, taughtBy }: Facts, teacher: string): RoomChanges {
  const roomAt = new Map<string, string>();
  for (const { slots, placed } of taughtBy.get(teacher) ?? [])
    for (const slot of slots) if (placed.room !== null) roomAt.set(slot, placed.room);
  const changes = days.flatMap(({ slots }) =>
    slots.slice(1).flatMap((slot, index) => {
      const before = slots[index].id;
      const [from, to] = [roomAt.get(before), roomAt.get(slot.id)];
      if (slot.breakBefore === true || from === undefined || to === undefined || from === to) return [];
      return [{ slots: [before, slot.id] as const, rooms: [from, to] as const }];
    }),
  );
  return { teacher, changes, amount: changes.length };
}

export const goal: SoftGoal<RoomChanges> = {
  id: 'roomChanges',
  words: 'A teacher who teaches in two slots one after the other stays in the room.',
  places: (facts) => worstFirst([...facts.teachers.keys()].map((teacher) => changesOf(facts, teacher))),
  sentence: ({ teacher, changes }) =>
    `Teacher ${teacher} changes rooms ${changes.length} times: ${changes
      .map(({ slots, rooms }) => `${rooms.join(' to ')} between ${slots.join(' and ')}`)
      .join(', ')}.`,
};
