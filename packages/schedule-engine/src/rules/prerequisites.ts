import type { HardRule } from './hard-rule.ts';

export type PrerequisiteMissing = {
  readonly student: string;
  readonly course: string;
  readonly section: string;
  readonly missing: readonly string[];
};

export const rule: HardRule<PrerequisiteMissing> = {
  id: 'PREREQUISITES',
  words: 'A student sits in a course only with all its prerequisites taken before.',
  check: ({ courses, students, seatsOf }) =>
    [...seatsOf].flatMap(([student, seats]) => {
      const prior = students.get(student)?.priorCourses ?? [];
      return seats
        .map(({ seat: { course, section } }) => ({
          student,
          course,
          section,
          missing: (courses.get(course)?.prerequisites ?? []).filter((wanted) => !prior.includes(wanted)),
        }))
        .filter(({ missing }) => missing.length > 0);
    }),
  sentence: ({ student, course, section, missing }) =>
    `Student ${student} sits in ${section} for ${course} without ${missing.join(' and ')}; give up the seat, or enter the credit.`,
};
