import type { Student } from '../student.ts';
import type { Ground } from './ground.ts';

/** Offered primaries, the slots that a student can fill, and how many requests cannot be met in these, at least. */
export type SlotRoom = { readonly primaries: number; readonly slots: number; readonly unmet: number };

/**
 * How many requests of a student find no slot however the sections stand: with every course in its shortest pattern
 * and the shortest first, as many fit as can fit at all. A lower bound, so a fault is never told that is none. Courses
 * without sections are left aside; they are counted as not offered.
 */
export function createSlotRoom(ground: Ground): (student: Student) => SlotRoom {
  const { bell } = ground.problem;
  const shortest = new Map<string, number>();
  for (const section of ground.sections) {
    const lengths = ground.patternsOf(section).map((id) => ground.patterns.get(id)?.slots.length ?? 0);
    const length = Math.min(...lengths.filter((slots) => slots > 0));
    for (const course of section.courses)
      if (Number.isFinite(length)) shortest.set(course, Math.min(length, shortest.get(course) ?? length));
  }
  // Lunch windows that share a slot may be kept by one free slot; each is counted once.
  const lunch: (readonly string[])[] = [];
  for (const { slots } of bell.lunch ?? [])
    if (slots.length > 0 && !lunch.some((other) => other.some((slot) => slots.includes(slot))))
      lunch.push(slots);
  const fillable = (student: Student): number => {
    const away = new Set(student.unavailable ?? []);
    const byDay = new Map<string, number>();
    for (const slot of bell.slots) {
      const day = `${slot.term}\n${slot.dayType}`;
      if (!away.has(slot.id)) byDay.set(day, (byDay.get(day) ?? 0) + 1);
    }
    const eaten = lunch.filter((slots) => !slots.some((slot) => away.has(slot))).length;
    const open = [...byDay.values()].reduce((sum, slots) => sum + slots, 0) - eaten;
    if (student.maxSlots === undefined) return Math.max(0, open);
    const most = student.maxSlots;
    return Math.max(
      0,
      Math.min(
        open,
        [...byDay.values()].reduce((sum, slots) => sum + Math.min(slots, most), 0),
      ),
    );
  };
  const usual = fillable({ id: '', requests: [] });
  return (student) => {
    const asked = new Set(
      student.requests.flatMap(({ kind, course }) =>
        kind === 'PRIMARY' && shortest.has(course) ? [course] : [],
      ),
    );
    const slots =
      student.unavailable === undefined && student.maxSlots === undefined ? usual : fillable(student);
    const lengths = [...asked].map((course) => shortest.get(course) ?? 0).sort((one, other) => one - other);
    let left = slots;
    let fit = 0;
    for (const length of lengths) {
      if (length > left) break;
      left -= length;
      fit += 1;
    }
    return { primaries: asked.size, slots, unmet: asked.size - fit };
  };
}
