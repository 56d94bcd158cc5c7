import type { HardRule } from './hard-rule.ts';

export type TeacherAway = { readonly teacher: string; readonly section: string; readonly slot: string };

export const rule: HardRule<TeacherAway> = {
  id: 'TEACHER_AVAILABLE',
  words: 'A teacher teaches in no slot in which the teacher is not to be had.',
  check: ({ teachers, taughtBy }) =>
    [...teachers.values()].flatMap(({ id, unavailable = [] }) =>
      (taughtBy.get(id) ?? []).flatMap((section) =>
        section.slots
          .filter((slot) => unavailable.includes(slot))
          .map((slot) => ({ teacher: id, section: section.id, slot })),
      ),
    ),
  sentence: ({ teacher, section, slot }) =>
    `Teacher ${teacher} teaches ${section} in ${slot} and is not to be had then; move it or assign another.`,
};
