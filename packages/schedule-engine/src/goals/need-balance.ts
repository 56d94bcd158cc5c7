import type { Facts } from '../rules/facts.ts';
import { aboveShare, type SharedSections, seatedIn, sharedSections } from './even-share.ts';
import { type SoftGoal, worstFirst } from './soft-goal.ts';

export type SortedStudents = {
  readonly section: string;
  readonly kind: 'NEED' | 'PRIOR_COURSE';
  /** The need in the school's word, or the course taken before. */
  readonly trait: string;
  readonly students: number;
  /** Of those who ask for the course and have it ÷ the sections, rounded up. */
  readonly share: number;
  /** The square of the students above it. */
  readonly amount: number;
};

function sortedIn(
  { students }: Facts,
  { sections, asking }: SharedSections,
  kind: SortedStudents['kind'],
): SortedStudents[] {
  const countOf = (ids: readonly string[]): Map<string, number> => {
    const count = new Map<string, number>();
    for (const id of ids) {
      const student = students.get(id);
      for (const trait of new Set(kind === 'NEED' ? student?.needs : student?.priorCourses))
        count.set(trait, (count.get(trait) ?? 0) + 1);
    }
    return count;
  };
  const asked = countOf(asking);
  return sections.flatMap((section) =>
    [...countOf(seatedIn(section))].map(([trait, count]) => {
      const share = Math.ceil((asked.get(trait) ?? 0) / sections.length);
      const amount = aboveShare(count, share);
      return { section: section.id, kind, trait, students: count, share, amount };
    }),
  );
}

export const goal: SoftGoal<SortedStudents> = {
  id: 'needBalance',
  words: 'Sections of one course do not sort students by program need or by what they took before.',
  places: (facts) =>
    worstFirst(
      sharedSections(facts).flatMap((shared) => [
        ...sortedIn(facts, shared, 'NEED'),
        ...sortedIn(facts, shared, 'PRIOR_COURSE'),
      ]),
    ),
  sentence: ({ section, kind, trait, students, share }) =>
    `${section} has ${students} students ${kind === 'NEED' ? 'with' : 'who took'} ${trait}; an even section has ${share}.`,
};
