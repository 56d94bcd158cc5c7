import type { HardRule } from './hard-rule.ts';

export type StudentMeetsTeacher = {
  readonly student: string;
  readonly teacher: string;
  readonly section: string;
};

export const rule: HardRule<StudentMeetsTeacher> = {
  id: 'STUDENT_TEACHER_APART',
  words: 'A student sits in no section of a teacher from whom the student is kept apart.',
  check: ({ problem, seatsOf }) =>
    (problem.apart ?? []).flatMap((pair) => {
      if (!('teacher' in pair)) return [];
      const { student, teacher } = pair;
      const sections = new Set(
        (seatsOf.get(student) ?? [])
          .filter(({ section }) => section.staff.includes(teacher))
          .map(({ section }) => section.id),
      );
      return [...sections].map((section) => ({ student, teacher, section }));
    }),
  sentence: ({ student, teacher, section }) =>
    `Student ${student} is kept apart from teacher ${teacher} and sits in ${section}; seat the student elsewhere or assign another teacher.`,
};
