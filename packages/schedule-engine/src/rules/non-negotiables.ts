import type { NonNegotiable } from '../problem/locks.ts';
import type { Facts } from './facts.ts';
import type { HardRule } from './hard-rule.ts';
import { daysShortOfPlanning } from './planning.ts';

/** `id` and `words` are the school's own, so that the school hears its rule as it wrote it. */
export type NonNegotiableBroken = { readonly id: string; readonly words: string } & (
  | { readonly kind: 'SECTION_IN_SLOT'; readonly section: string; readonly slots: readonly string[] }
  | {
      readonly kind: 'TEACHER_TEACHES';
      readonly teacher: string;
      readonly section: string;
      readonly slots: readonly string[];
    }
  | {
      readonly kind: 'SAME_TIME';
      readonly sections: readonly [string, string];
      readonly slots: readonly string[];
    }
  | {
      readonly kind: 'NO_PLANNING';
      readonly team: string;
      readonly term: string;
      readonly dayType: string;
      readonly free: number;
      readonly wanted: number;
    }
);

type Broken<Fault> = Fault extends NonNegotiableBroken ? Omit<Fault, 'id' | 'words'> : never;

function faultsOf(facts: Facts, { form }: NonNegotiable): Broken<NonNegotiableBroken>[] {
  switch (form.kind) {
    case 'COURSE_IN_SLOTS':
    case 'COURSE_NOT_IN_SLOTS':
      return facts.sections
        .filter(({ placed }) => placed.courses.some((course) => form.courses.includes(course)))
        .map(({ id, slots }) => ({
          kind: 'SECTION_IN_SLOT' as const,
          section: id,
          slots: slots.filter((slot) => form.slots.includes(slot) !== (form.kind === 'COURSE_IN_SLOTS')),
        }))
        .filter(({ slots }) => slots.length > 0);
    case 'TEACHER_FREE':
      return (facts.taughtBy.get(form.teacher) ?? [])
        .map(({ id, slots }) => ({
          kind: 'TEACHER_TEACHES' as const,
          teacher: form.teacher,
          section: id,
          slots: slots.filter((slot) => form.slots.includes(slot)),
        }))
        .filter(({ slots }) => slots.length > 0);
    case 'COURSES_APART':
      return coursesTogether(facts, form.courses);
    case 'COMMON_PLANNING': {
      const teachers = facts.problem.teams?.find(({ id }) => id === form.team)?.teachers ?? [];
      return daysShortOfPlanning(facts, teachers, form.slots).map(({ day, free }) => ({
        kind: 'NO_PLANNING',
        team: form.team,
        term: day.term,
        dayType: day.dayType,
        free: free.length,
        wanted: form.slots,
      }));
    }
  }
}

/** Pairs of sections at the same time of which one serves one of the courses, and the other another. */
function coursesTogether({ sections }: Facts, courses: readonly string[]): Broken<NonNegotiableBroken>[] {
  const named = sections
    .map(({ id, slots, placed }) => ({
      id,
      slots,
      own: placed.courses.filter((one) => courses.includes(one)),
    }))
    .filter(({ own }) => own.length > 0);
  return named.flatMap((one, index) =>
    named
      .slice(index + 1)
      .filter((other) => new Set([...one.own, ...other.own]).size > 1)
      .map((other) => ({
        kind: 'SAME_TIME' as const,
        sections: [one.id, other.id] as const,
        slots: one.slots.filter((slot) => other.slots.includes(slot)),
      }))
      .filter(({ slots }) => slots.length > 0),
  );
}

function reasonOf(fault: NonNegotiableBroken): string {
  switch (fault.kind) {
    case 'SECTION_IN_SLOT':
      return `section ${fault.section} meets in ${fault.slots.join(', ')}; move it`;
    case 'TEACHER_TEACHES':
      return `teacher ${fault.teacher} teaches ${fault.section} in ${fault.slots.join(', ')}; move it or assign another`;
    case 'SAME_TIME':
      return `sections ${fault.sections.join(' and ')} both meet in ${fault.slots.join(', ')}; move one of them`;
    case 'NO_PLANNING':
      return `team ${fault.team} has ${fault.free} common free slots on day ${fault.dayType} of term ${fault.term} and needs ${fault.wanted}; move a section of its teachers`;
  }
}

export const rule: HardRule<NonNegotiableBroken> = {
  id: 'NON_NEGOTIABLES',
  words: 'What the school has said may not be given up is kept.',
  check: (facts) =>
    (facts.problem.nonNegotiables ?? []).flatMap((wish) =>
      faultsOf(facts, wish).map((fault) => ({ id: wish.id, words: wish.words, ...fault })),
    ),
  sentence: (fault) => `“${fault.words}”: ${reasonOf(fault)}.`,
};
