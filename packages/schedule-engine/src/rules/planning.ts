import type { Day, Facts } from './facts.ts';

/** Days on which a group of teachers has fewer than `wanted` slots in which none of them teaches. */
export function daysShortOfPlanning(
  facts: Facts,
  teachers: readonly string[],
  wanted: number,
): { day: Day; free: string[] }[] {
  const taught = new Set(
    teachers.flatMap((teacher) => (facts.taughtBy.get(teacher) ?? []).flatMap(({ slots }) => slots)),
  );
  return facts.days
    .map((day) => ({ day, free: day.slots.map(({ id }) => id).filter((id) => !taught.has(id)) }))
    .filter(({ free }) => free.length < wanted);
}
