import type { HardRule } from './hard-rule.ts';

export type NoLunch = {
  readonly who: 'STUDENT' | 'TEACHER';
  readonly id: string;
  readonly window: readonly string[];
};

export const rule: HardRule<NoLunch> = {
  id: 'LUNCH',
  words: 'Every student, and every teacher who needs it, has a free slot in each lunch window.',
  check: ({ problem, teachers, taughtBy, seatsOf }) => {
    const windows = (problem.bell.lunch ?? []).filter(({ slots }) => slots.length > 0);
    const missed = (who: NoLunch['who'], id: string, taken: ReadonlySet<string>): NoLunch[] =>
      windows
        .filter(({ slots }) => slots.every((slot) => taken.has(slot)))
        .map(({ slots }) => ({ who, id, window: slots }));
    return [
      ...[...seatsOf].flatMap(([student, seats]) =>
        missed('STUDENT', student, new Set(seats.flatMap(({ section }) => section.slots))),
      ),
      ...[...taughtBy].flatMap(([teacher, sections]) =>
        teachers.get(teacher)?.needsLunch === false
          ? []
          : missed('TEACHER', teacher, new Set(sections.flatMap(({ slots }) => slots))),
      ),
    ];
  },
  sentence: ({ who, id, window }) =>
    `${who === 'STUDENT' ? 'Student' : 'Teacher'} ${id} has no lunch in ${window.join(', ')}; free one of these slots.`,
};
