import type { HardRule } from './hard-rule.ts';

export type OutOfSequence = {
  readonly student: string;
  readonly first: string;
  readonly firstSection: string;
  readonly second: string;
  readonly secondSection: string;
};

export const rule: HardRule<OutOfSequence> = {
  id: 'COURSE_SEQUENCE',
  words: 'Who takes both courses of a sequence ends the first in an earlier term than the second begins.',
  check: ({ problem, seatsOf }) =>
    [...seatsOf].flatMap(([student, seats]) =>
      (problem.sequences ?? []).flatMap(({ first, next: second }) =>
        seats
          .filter(({ seat }) => seat.course === first)
          .flatMap(({ section: earlier }) =>
            seats
              .filter(({ seat }) => seat.course === second)
              .filter(
                ({ section: later }) =>
                  (earlier.terms.at(-1) ?? -1) >= (later.terms[0] ?? Number.POSITIVE_INFINITY),
              )
              .map(({ section: later }) => ({
                student,
                first,
                firstSection: earlier.id,
                second,
                secondSection: later.id,
              })),
          ),
      ),
    ),
  sentence: ({ student, first, firstSection, second, secondSection }) =>
    `Student ${student} takes ${first} (${firstSection}) no earlier than ${second} (${secondSection}); seat ${first} in an earlier term.`,
};
