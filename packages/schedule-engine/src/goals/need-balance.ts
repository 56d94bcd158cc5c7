import type { Facts, SectionFacts } from '../rules/facts.ts';
import { sectionsByPool } from './size-balance.ts';
import { type SoftGoal, worstFirst } from './soft-goal.ts';

export type SortedStudents = {
  readonly section: string;
  readonly kind: 'NEED' | 'PRIOR_COURSE';
  /** The need in the school's word, or the course taken before. */
  readonly trait: string;
  readonly students: number;
  /** What an even section would have, rounded up. */
  readonly share: number;
  readonly amount: number;
};

function sortedIn(
  facts: Facts,
  sections: readonly SectionFacts[],
  kind: SortedStudents['kind'],
): SortedStudents[] {
  const counts = sections.map((section) => {
    const count = new Map<string, number>();
    for (const id of new Set(section.seats.map(({ student }) => student))) {
      const student = facts.students.get(id);
      for (const trait of (kind === 'NEED' ? student?.needs : student?.priorCourses) ?? [])
        count.set(trait, (count.get(trait) ?? 0) + 1);
    }
    return { section, count };
  });
  const traits = new Set(counts.flatMap(({ count }) => [...count.keys()]));
  return [...traits].flatMap((trait) => {
    const all = counts.reduce((sum, { count }) => sum + (count.get(trait) ?? 0), 0);
    const share = Math.ceil(all / counts.length);
    return counts.map(({ section, count }) => ({
      section: section.id,
      kind,
      trait,
      students: count.get(trait) ?? 0,
      share,
      amount: (count.get(trait) ?? 0) - share,
    }));
  });
}

export const goal: SoftGoal<SortedStudents> = {
  id: 'needBalance',
  words: 'Sections of one course do not sort students by program need or by what they took before.',
  isSearched: true,
  places: (facts) =>
    worstFirst(
      [...sectionsByPool(facts).values()]
        .filter((sections) => sections.length > 1)
        .flatMap((sections) => [
          ...sortedIn(facts, sections, 'NEED'),
          ...sortedIn(facts, sections, 'PRIOR_COURSE'),
        ]),
    ),
  sentence: ({ section, kind, trait, students, share }) =>
    `${section} has ${students} students ${kind === 'NEED' ? 'with' : 'who took'} ${trait}; an even section has ${share}.`,
};
