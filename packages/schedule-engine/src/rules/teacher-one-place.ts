import { clashesOf } from './clashes.ts';
import type { HardRule } from './hard-rule.ts';

export type TeacherInTwoPlaces = {
  readonly teacher: string;
  readonly slot: string;
  readonly sections: readonly string[];
};

export const rule: HardRule<TeacherInTwoPlaces> = {
  id: 'TEACHER_ONE_PLACE',
  words: 'A teacher teaches at most one section at a time, as first or as second teacher.',
  check: ({ taughtBy }) =>
    [...taughtBy].flatMap(([teacher, sections]) =>
      clashesOf(sections).map((clash) => ({ teacher, ...clash })),
    ),
  sentence: ({ teacher, slot, sections }) =>
    `Teacher ${teacher} teaches ${sections.join(' and ')} in ${slot}; move all but one of them.`,
};
