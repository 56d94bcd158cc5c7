import type { HardRule } from './hard-rule.ts';

export type TeacherOverloaded = {
  readonly teacher: string;
  readonly term: string;
  readonly sections: readonly string[];
  readonly most: number;
};

export const rule: HardRule<TeacherOverloaded> = {
  id: 'TEACHER_LOAD',
  words: 'A teacher teaches no more sections in a term than the load allows; a year-long one counts in each.',
  check: ({ problem, teachers, taughtBy }) =>
    [...teachers.values()].flatMap(({ id, maxSections: most = Number.POSITIVE_INFINITY }) =>
      problem.bell.terms
        .map((term, index) => ({
          teacher: id,
          term: term.id,
          sections: (taughtBy.get(id) ?? [])
            .filter(({ terms }) => terms.includes(index))
            .map((section) => section.id),
          most,
        }))
        .filter(({ sections }) => sections.length > most),
    ),
  sentence: ({ teacher, term, sections, most }) =>
    `Teacher ${teacher} teaches ${sections.length} sections in term ${term} (${sections.join(', ')}) and may teach ${most}; assign another to ${sections.length - most}.`,
};
