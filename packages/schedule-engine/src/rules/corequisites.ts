import type { HardRule } from './hard-rule.ts';

export type CorequisiteMissing = {
  readonly student: string;
  readonly course: string;
  readonly section: string;
  readonly missing: readonly string[];
};

export const rule: HardRule<CorequisiteMissing> = {
  id: 'COREQUISITES',
  words: 'A student sits in a course only with a seat in all its corequisites in the same year.',
  check: ({ courses, seatsOf }) =>
    [...seatsOf].flatMap(([student, seats]) => {
      const taken = new Set(seats.map(({ seat }) => seat.course));
      return seats
        .map(({ seat: { course, section } }) => ({
          student,
          course,
          section,
          missing: (courses.get(course)?.corequisites ?? []).filter((wanted) => !taken.has(wanted)),
        }))
        .filter(({ missing }) => missing.length > 0);
    }),
  sentence: ({ student, course, section, missing }) =>
    `Student ${student} sits in ${section} for ${course} without a seat in ${missing.join(' and ')}; seat the student in both or in neither.`,
};
