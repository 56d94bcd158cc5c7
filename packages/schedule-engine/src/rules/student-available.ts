import type { Student } from '../problem/student.ts';
import type { Facts } from './facts.ts';
import type { HardRule } from './hard-rule.ts';

export type StudentAway =
  | { readonly kind: 'AWAY'; readonly student: string; readonly section: string; readonly slot: string }
  | {
      readonly kind: 'DAY_TOO_FULL';
      readonly student: string;
      readonly term: string;
      readonly dayType: string;
      readonly taken: number;
      readonly most: number;
    };

function faultsOf({ days, seatsOf }: Facts, student: Student): StudentAway[] {
  const sections = (seatsOf.get(student.id) ?? []).map(({ section }) => section);
  const away = sections.flatMap(({ id, slots }): StudentAway[] =>
    slots
      .filter((slot) => student.unavailable?.includes(slot) === true)
      .map((slot) => ({ kind: 'AWAY', student: student.id, section: id, slot })),
  );
  const most = student.maxSlots;
  if (most === undefined) return away;
  const taken = new Set(sections.flatMap(({ slots }) => slots));
  const full = days.flatMap(({ term, dayType, slots }): StudentAway[] => {
    const count = slots.filter(({ id }) => taken.has(id)).length;
    return count > most
      ? [{ kind: 'DAY_TOO_FULL', student: student.id, term, dayType, taken: count, most }]
      : [];
  });
  return [...away, ...full];
}

export const rule: HardRule<StudentAway> = {
  id: 'STUDENT_AVAILABLE',
  words: 'A student sits in no section while away from school, and in no more slots of a day than allowed.',
  check: (facts) => [...facts.students.values()].flatMap((student) => faultsOf(facts, student)),
  sentence: (fault) =>
    fault.kind === 'AWAY'
      ? `Student ${fault.student} sits in ${fault.section} in ${fault.slot} and is not at school then; give up the seat.`
      : `Student ${fault.student} takes ${fault.taken} slots on day ${fault.dayType} of term ${fault.term} and may take ${fault.most}; give up a seat.`,
};
