import { clashesOf } from './clashes.ts';
import type { HardRule } from './hard-rule.ts';

export type StudentInTwoPlaces = {
  readonly student: string;
  readonly slot: string;
  /** A section stands here twice where the student has two seats in it. */
  readonly sections: readonly string[];
};

export const rule: HardRule<StudentInTwoPlaces> = {
  id: 'STUDENT_ONE_PLACE',
  words: 'A student sits in at most one section at a time.',
  check: ({ seatsOf }) =>
    [...seatsOf].flatMap(([student, seats]) =>
      clashesOf(seats.map(({ section }) => section)).map((clash) => ({ student, ...clash })),
    ),
  sentence: ({ student, slot, sections }) =>
    `Student ${student} sits in ${sections.join(' and ')} in ${slot}; give up all but one of these seats.`,
};
