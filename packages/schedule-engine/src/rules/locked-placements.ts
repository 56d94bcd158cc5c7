import type { HardRule } from './hard-rule.ts';

export type LockedPlacementMoved = {
  readonly section: string;
  readonly what: 'pattern' | 'teacher' | 'room';
  readonly locked: string;
  /** What it is now; null for none. */
  readonly is: string | null;
};

const parts = ['pattern', 'teacher', 'room'] as const;

export const rule: HardRule<LockedPlacementMoved> = {
  id: 'LOCKED_PLACEMENTS',
  words: 'What a person has locked of a section (pattern, teacher, room) stays as it is.',
  check: ({ problem, sectionById }) =>
    (problem.locks?.placements ?? []).flatMap((lock) => {
      const placed = sectionById.get(lock.section)?.placed;
      return parts.flatMap((what) => {
        const locked = lock[what];
        const is = placed?.[what] ?? null;
        return locked === undefined || locked === is ? [] : [{ section: lock.section, what, locked, is }];
      });
    }),
  sentence: ({ section, what, locked, is }) =>
    `Section ${section} is locked to ${what} ${locked} and has ${is ?? 'none'}; put it back or unlock it.`,
};
