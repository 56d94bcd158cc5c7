import type { HardRule } from './hard-rule.ts';

export type TooManyPreps = {
  readonly teacher: string;
  readonly term: string;
  /** One course for each prep; simultaneous courses are one. */
  readonly courses: readonly string[];
  readonly most: number;
};

export const rule: HardRule<TooManyPreps> = {
  id: 'TEACHER_PREPS',
  words: 'A teacher teaches no more distinct courses in a term than allowed; simultaneous courses are one.',
  check: ({ problem, teachers, taughtBy, poolOf }) =>
    [...teachers.values()].flatMap(({ id, maxPreps: most = Number.POSITIVE_INFINITY }) =>
      problem.bell.terms
        .map((term, index) => {
          const taught = (taughtBy.get(id) ?? []).filter(({ terms }) => terms.includes(index));
          const preps = new Set(
            taught.map(({ placed: { courses } }) => poolOf.get(courses[0]) ?? courses[0]),
          );
          return { teacher: id, term: term.id, courses: [...preps], most };
        })
        .filter(({ courses }) => courses.length > most),
    ),
  sentence: ({ teacher, term, courses, most }) =>
    `Teacher ${teacher} has ${courses.length} preps in term ${term} (${courses.join(', ')}) and may have ${most}; assign another to ${courses.length - most} of the courses.`,
};
