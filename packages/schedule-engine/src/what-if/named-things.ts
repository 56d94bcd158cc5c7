import type { Board } from './board.ts';
import type { Move, MoveFault, Wish } from './move.ts';

/** The first thing that a move names and the school does not have, or that a move cannot be made of. */
export function moveFault({ plain }: Board, move: Move): MoveFault | undefined {
  const { ids } = plain.model;
  const unknown = (noun: string, known: readonly string[], id: string | null | undefined) =>
    id === null || id === undefined || known.includes(id)
      ? undefined
      : fault('UNKNOWN_ID', `There is no ${noun} ${id}.`);
  const wish = ({ student, course }: Wish) =>
    unknown('student', ids.students, student) ??
    unknown('course', ids.courses, course) ??
    (plain.problem.students[ids.students.indexOf(student)].requests.some((asked) => asked.course === course)
      ? undefined
      : fault('NOT_OPEN', `${student} did not ask for ${course}; add the request first.`));
  const staff = (teacher: string | null | undefined, room: string | null | undefined) =>
    unknown('teacher', ids.teachers, teacher) ?? unknown('room', ids.rooms, room);
  switch (move.kind) {
    case 'MOVE_SECTION':
      return (
        unknown('section', ids.sections, move.section) ??
        unknown('pattern', ids.patterns, move.pattern) ??
        staff(move.teacher, move.room)
      );
    case 'SWAP_SECTIONS':
      return (
        unknown('section', ids.sections, move.sections[0]) ??
        unknown('section', ids.sections, move.sections[1])
      );
    case 'ADD_SEATS':
      return (
        unknown('section', ids.sections, move.section) ??
        (Number.isInteger(move.seats) && move.seats > 0
          ? undefined
          : fault('NOTHING_TO_DO', `${move.seats} seats cannot be added; name a whole number from 1 on.`))
      );
    case 'ADD_SECTION':
      return (
        unknown('course', ids.courses, move.course) ??
        unknown('pattern', ids.patterns, move.pattern) ??
        staff(move.teacher, move.room)
      );
    case 'SEAT':
      return wish(move) ?? unknown('section', ids.sections, move.section);
    case 'UNSEAT':
      return wish(move);
  }
}

const fault = (code: MoveFault['code'], sentence: string): MoveFault => ({ code, sentence });
