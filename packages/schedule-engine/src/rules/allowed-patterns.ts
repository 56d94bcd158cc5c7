import type { HardRule } from './hard-rule.ts';

export type PatternNotAllowed = {
  readonly section: string;
  readonly pattern: string;
  readonly allowed: readonly string[];
};

export const rule: HardRule<PatternNotAllowed> = {
  id: 'ALLOWED_PATTERNS',
  words: 'A section meets in a pattern of the bell schedule that the section, or else its course, allows.',
  check: ({ problem, sections }) => {
    const known = problem.bell.patterns.map(({ id }) => id);
    return sections.flatMap(({ id, placed: { pattern }, given, course }) => {
      const allowed = (given?.patterns ?? course?.patterns ?? known).filter((one) => known.includes(one));
      return pattern === null || allowed.includes(pattern) ? [] : [{ section: id, pattern, allowed }];
    });
  },
  sentence: ({ section, pattern, allowed }) =>
    `Section ${section} meets in pattern ${pattern} and may meet in ${allowed.join(', ') || 'none'} only; move it.`,
};
