import type { LockedSeat } from '../problem/locks.ts';
import type { HardRule } from './hard-rule.ts';

export const rule: HardRule<LockedSeat> = {
  id: 'LOCKED_SEATS',
  words: 'A student whose seat a person has locked keeps it.',
  check: ({ problem, seatsOf }) =>
    (problem.locks?.seats ?? []).filter(
      (lock) =>
        !(seatsOf.get(lock.student) ?? []).some(
          ({ seat }) => seat.section === lock.section && seat.course === lock.course,
        ),
    ),
  sentence: ({ student, section, course }) =>
    `Student ${student} has a locked seat in ${section} for ${course} and does not sit there; seat the student again or unlock the seat.`,
};
