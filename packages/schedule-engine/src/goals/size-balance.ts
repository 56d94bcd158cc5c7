import type { Facts, SectionFacts } from '../rules/facts.ts';
import { type SoftGoal, worstFirst } from './soft-goal.ts';

export type UnevenSizes = {
  /** The courses that share these sections. */
  readonly courses: readonly string[];
  readonly largest: { readonly section: string; readonly students: number };
  readonly smallest: { readonly section: string; readonly students: number };
  /** Seats between the two, above one. */
  readonly amount: number;
};

/** Sections that stand somewhere, by the pool of courses that they serve. */
export function sectionsByPool({ sections, poolOf }: Facts): Map<string, SectionFacts[]> {
  const placed = sections.filter(({ slots }) => slots.length > 0);
  return Map.groupBy(placed, ({ placed: { courses } }) => poolOf.get(courses[0] ?? '') ?? '');
}

export const studentsIn = ({ seats }: SectionFacts): number =>
  new Set(seats.map(({ student }) => student)).size;

export const goal: SoftGoal<UnevenSizes> = {
  id: 'sizeBalance',
  words: 'Sections of one course are of one size, give or take a student.',
  isSearched: true,
  places: (facts) =>
    worstFirst(
      [...sectionsByPool(facts).values()].map((sections) => {
        const bySize = sections
          .map((section) => ({ section: section.id, students: studentsIn(section) }))
          .sort((one, other) => other.students - one.students);
        const none = { section: '', students: 0 };
        const largest = bySize[0] ?? none;
        const smallest = bySize.at(-1) ?? none;
        return {
          courses: sections[0]?.placed.courses ?? [],
          largest,
          smallest,
          amount: largest.students - smallest.students - 1,
        };
      }),
    ),
  sentence: ({ courses, largest, smallest }) =>
    `${courses.join(' and ')}: ${largest.section} has ${largest.students} students and ${smallest.section} ${smallest.students}.`,
};
