import type { Facts, SectionFacts } from '../rules/facts.ts';

/** Sections that stand somewhere, by the pool of courses that they serve. */
export function sectionsByPool({ sections, poolOf }: Facts): Map<string, SectionFacts[]> {
  const placed = sections.filter(({ slots }) => slots.length > 0);
  return Map.groupBy(placed, ({ placed: { courses } }) => poolOf.get(courses[0] ?? '') ?? '');
}

export const studentsIn = ({ seats }: SectionFacts): number =>
  new Set(seats.map(({ student }) => student)).size;
