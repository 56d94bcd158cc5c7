import type { HardRule } from './hard-rule.ts';

export type ClosedLevelTaken = {
  readonly student: string;
  readonly course: string;
  readonly section: string;
  readonly level: string;
  /** The plan's own reason. */
  readonly reason: string;
};

export const rule: HardRule<ClosedLevelTaken> = {
  id: 'LEAST_RESTRICTIVE',
  words: 'A student sits in no course of a level that the plan on the least restrictive placement closes.',
  check: ({ courses, students, seatsOf }) =>
    [...seatsOf].flatMap(([student, seats]) =>
      seats.flatMap(({ seat: { course, section } }) =>
        (students.get(student)?.closedLevels ?? [])
          .filter(({ level }) => level === courses.get(course)?.level)
          .map(({ level, reason }) => ({ student, course, section, level, reason })),
      ),
    ),
  sentence: ({ student, course, section, level, reason }) =>
    `Student ${student} sits in ${section} for ${course}, and level ${level} is closed to the student (${reason}); give up the seat.`,
};
