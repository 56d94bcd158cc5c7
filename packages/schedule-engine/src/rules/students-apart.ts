import type { HardRule } from './hard-rule.ts';

export type StudentsTogether = { readonly students: readonly [string, string]; readonly section: string };

export const rule: HardRule<StudentsTogether> = {
  id: 'STUDENTS_APART',
  words: 'Two students who are kept apart share no section.',
  check: ({ problem, seatsOf }) =>
    (problem.apart ?? []).flatMap((pair) => {
      if (!('students' in pair)) return [];
      const [own, others] = pair.students.map(
        (student) => new Set((seatsOf.get(student) ?? []).map(({ section }) => section.id)),
      );
      return [...own.intersection(others)].map((section) => ({ students: pair.students, section }));
    }),
  sentence: ({ students, section }) =>
    `Students ${students.join(' and ')} are kept apart and both sit in ${section}; seat one of them elsewhere.`,
};
