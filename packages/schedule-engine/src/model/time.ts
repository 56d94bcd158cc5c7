import type { BellSchedule } from '../problem/bell-schedule.ts';
import { positions, ragged } from './ragged.ts';

/** The bell schedule with the slots of a day next to each other, in the order in which the day lists them. */
export function withDaysTogether(bell: BellSchedule): BellSchedule {
  const days = Map.groupBy(bell.slots, ({ term, dayType }) => `${term}\n${dayType}`);
  return { ...bell, slots: [...days.values()].flat() };
}

/** The bell schedule as numbers; see `Model` for what each list says. */
export function compileTime(bell: BellSchedule) {
  const slotIndex = positions(bell.slots.map((slot) => slot.id));
  const termIndex = positions(bell.terms.map((term) => term.id));
  const dayIndex = new Map<string, number>();
  for (const term of bell.terms)
    for (const dayType of bell.dayTypes) dayIndex.set(`${term.id}\n${dayType.id}`, dayIndex.size);
  const slotTerm = Int32Array.from(bell.slots, (slot) => termIndex.get(slot.term) ?? 0);
  const slotDay = Int32Array.from(bell.slots, (slot) => dayIndex.get(`${slot.term}\n${slot.dayType}`) ?? 0);
  const placed = new Int32Array(dayIndex.size);
  const slotPlace = slotDay.map((day) => {
    placed[day] = (placed[day] ?? 0) + 1;
    return (placed[day] ?? 0) - 1;
  });
  const slotFollows = Uint8Array.from(bell.slots, (slot, index) =>
    index > 0 && slotDay[index - 1] === slotDay[index] && slot.breakBefore !== true ? 1 : 0,
  );
  const slotLists = bell.patterns.map((pattern) => pattern.slots.map((slot) => slotIndex.get(slot) ?? 0));
  const patterns = ragged(slotLists);
  const termsOf = slotLists.map((slots) => slots.map((slot) => slotTerm[slot] ?? 0));
  return {
    slotIndex,
    slotCount: bell.slots.length,
    slotTerm,
    slotDay,
    slotPlace,
    slotFollows,
    dayCount: dayIndex.size,
    termCount: bell.terms.length,
    patternStart: patterns.start,
    patternSlots: patterns.all,
    patternFirstTerm: Int32Array.from(termsOf, (terms) => Math.min(...terms)),
    patternLastTerm: Int32Array.from(termsOf, (terms) => Math.max(...terms)),
    patternTerms: Int32Array.from(termsOf, (terms) => terms.reduce((bits, term) => bits | (1 << term), 0)),
    patternBegins: beginnings(bell, slotLists, slotDay),
    longestPattern: Math.max(1, ...slotLists.map((slots) => slots.length)),
    patternFollows: Uint8Array.from({ length: slotLists.length ** 2 }, (_, cell) =>
      isRightAfter(
        slotLists[Math.floor(cell / slotLists.length)] ?? [],
        slotLists[cell % slotLists.length] ?? [],
        slotDay,
        slotFollows,
      )
        ? 1
        : 0,
    ),
  };
}

/** By pattern: a number for the periods in which it begins on its days. */
function beginnings(bell: BellSchedule, slotLists: readonly number[][], slotDay: Int32Array): Int32Array {
  const seen = new Map<string, number>();
  return Int32Array.from(slotLists, (slots) => {
    const first = new Map<number, number>();
    for (const slot of slots.toSorted((one, other) => one - other))
      if (!first.has(slotDay[slot] ?? 0)) first.set(slotDay[slot] ?? 0, slot);
    const periods = [...first.values()].map((slot) => bell.slots[slot]?.period ?? '');
    const key = JSON.stringify([...new Set(periods)].sort());
    const index = seen.get(key) ?? seen.size;
    seen.set(key, index);
    return index;
  });
}

/** Whether both meet on the same days, and on each the later begins in the slot after the last of the earlier. */
function isRightAfter(
  earlier: readonly number[],
  later: readonly number[],
  slotDay: Int32Array,
  slotFollows: Uint8Array,
): boolean {
  const days = new Set([...earlier, ...later].map((slot) => slotDay[slot]));
  return [...days].every((day) => {
    const last = Math.max(...earlier.filter((slot) => slotDay[slot] === day));
    const first = Math.min(...later.filter((slot) => slotDay[slot] === day));
    return first === last + 1 && slotFollows[first] === 1;
  });
}

/** Lunch windows, and a group for each day (for students whose slots are limited), as groups of slots. */
export function compileSlotGroups(
  bell: BellSchedule,
  time: ReturnType<typeof compileTime>,
  hasDayLimits: boolean,
) {
  const windows = (bell.lunch ?? []).map((window) =>
    window.slots.map((slot) => time.slotIndex.get(slot) ?? 0),
  );
  const days = hasDayLimits
    ? Array.from({ length: time.dayCount }, (_, day) =>
        Array.from(time.slotDay.keys()).filter((slot) => time.slotDay[slot] === day),
      )
    : [];
  const groups = [...windows, ...days];
  const bySlot = Array.from({ length: time.slotCount }, (_, slot) =>
    Array.from(groups.keys()).filter((group) => groups[group]?.includes(slot)),
  );
  const lists = ragged(bySlot);
  return {
    slotGroupStart: lists.start,
    slotGroups: lists.all,
    slotGroupCount: groups.length,
    lunchGroupCount: windows.length,
    windowSizes: windows.map((window) => window.length),
  };
}
