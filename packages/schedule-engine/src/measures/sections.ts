import type { Facts } from '../rules/facts.ts';
import { average } from './average.ts';
import { sectionsByPool, studentsIn } from './section-students.ts';

/** How full sections are. */
export type SectionMeasures = {
  readonly count: number;
  readonly unplaced: number;
  /** Students in a section: the mean, the standard deviation, and the largest spread within one course. */
  readonly mean: number;
  readonly deviation: number;
  readonly largestSpread: number;
  readonly overCap: number;
  /** Sections with fewer students than their course needs to run; empty ones too. */
  readonly underMinimum: number;
  readonly seats: number;
  readonly seatsUnfilled: number;
  /** Co-taught sections, and the largest share of such a section's students whose plan asks for it. */
  readonly coTaught: number;
  readonly largestCoTaughtShare: number;
};

export function sectionMeasures(facts: Facts): SectionMeasures {
  const placed = facts.sections.filter(({ slots }) => slots.length > 0);
  const sizes = placed.map(studentsIn);
  const mean = average(sizes);
  const seats = placed.reduce((sum, { placed: { cap } }) => sum + cap, 0);
  const taken = placed.reduce((sum, section) => sum + Math.min(studentsIn(section), section.placed.cap), 0);
  const minimumOf = (courses: readonly string[]) =>
    Math.max(0, ...courses.map((course) => facts.courses.get(course)?.minimum ?? 0));
  const spreads = [...sectionsByPool(facts).values()].map((sections) => {
    const own = sections.map(studentsIn);
    return Math.max(...own) - Math.min(...own);
  });
  const coTaught = placed.filter(({ placed: { coTeacher } }) => typeof coTeacher === 'string');
  return {
    count: facts.sections.length,
    unplaced: facts.sections.length - placed.length,
    mean,
    deviation: Math.sqrt(average(sizes.map((size) => (size - mean) ** 2))),
    largestSpread: Math.max(0, ...spreads),
    overCap: placed.filter((section) => studentsIn(section) > section.cap).length,
    underMinimum: placed.filter((section) => studentsIn(section) < minimumOf(section.placed.courses)).length,
    seats,
    seatsUnfilled: seats - taken,
    coTaught: coTaught.length,
    largestCoTaughtShare: Math.max(0, ...coTaught.map((section) => needingShare(facts, section))),
  };
}

function needingShare({ students }: Facts, { seats }: Facts['sections'][number]): number {
  const needing = seats.filter(
    ({ student, course }) => students.get(student)?.coTaught?.includes(course) === true,
  );
  return needing.length / Math.max(1, seats.length);
}
