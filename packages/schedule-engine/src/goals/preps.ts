import type { Facts } from '../rules/facts.ts';
import { type SoftGoal, worstFirst } from './soft-goal.ts';

export type ManyPreps = {
  readonly teacher: string;
  readonly term: string;
  /** Distinct courses; simultaneous ones are one, called after the first of them. */
  readonly courses: readonly string[];
  /** Preps above two. */
  readonly amount: number;
};

/** A teacher's distinct courses in each term of the year. */
export function prepsOf({ problem, poolOf, taughtBy }: Facts, teacher: string): Omit<ManyPreps, 'amount'>[] {
  return problem.bell.terms.map((term, index) => {
    const taught = (taughtBy.get(teacher) ?? []).filter(({ terms }) => terms.includes(index));
    const courses = new Set(
      taught.map(({ placed }) => poolOf.get(placed.courses[0] ?? '') ?? placed.courses[0]),
    );
    return { teacher, term: term.id, courses: [...courses].filter((course) => course !== undefined) };
  });
}

export const goal: SoftGoal<ManyPreps> = {
  id: 'preps',
  words: 'A teacher prepares at most two courses in a term.',
  places: (facts) =>
    worstFirst(
      [...facts.teachers.keys()]
        .flatMap((teacher) => prepsOf(facts, teacher))
        .map((preps) => ({ ...preps, amount: preps.courses.length - 2 })),
    ),
  sentence: ({ teacher, term, courses }) =>
    `Teacher ${teacher} prepares ${courses.length} courses in term ${term}: ${courses.join(', ')}.`,
};
