import type { Section } from './section.ts';
import { doTermsOverlap, meetsIn, type Term } from './term.ts';

export interface PeriodGridRow {
  readonly period: string;
  readonly sections: readonly Section[];
  readonly hasClash: boolean;
}

/** A teacher's or a room's day in one term. */
export interface PeriodGrid {
  readonly term: Term | null;
  readonly title: string;
  readonly rows: readonly PeriodGridRow[];
  readonly sectionsWithoutPeriod: readonly Section[];
  readonly hasClash: boolean;
}

/** `2` before `10`, `D1-P3` before `D2-P1`: as people read the names of periods. */
const byName = new Intl.Collator('en', { numeric: true });

export function periodsInOrder(periods: readonly string[]): readonly string[] {
  return [...new Set(periods)].sort((one, other) => byName.compare(one, other) || (one < other ? -1 : 1));
}

/** Two sections clash in a period when any of their terms share a day. */
function doSectionsClash(one: Section, other: Section): boolean {
  return one.terms.some((term) => other.terms.some((its) => doTermsOverlap(term, its)));
}

function hasClashAmong(sections: readonly Section[]): boolean {
  return sections.some((one, at) => sections.slice(at + 1).some((other) => doSectionsClash(one, other)));
}

/**
 * The grid of the sections of one teacher or room in a term.
 * @param periods the periods of the school's day; shown free where nothing meets, and only when something
 *   of the grid has a period at all: a homeroom's day has no free periods.
 */
export function periodGridOf(grid: {
  readonly sections: readonly Section[];
  readonly term: Term | null;
  readonly title: string;
  readonly periods: readonly string[];
}): PeriodGrid {
  const { term, title } = grid;
  const meeting = term === null ? [] : grid.sections.filter((section) => meetsIn(section, term));
  const own = meeting.flatMap((section) => section.periods);
  const rows = (own.length === 0 ? [] : periodsInOrder([...own, ...grid.periods])).map((period) => {
    const sections = meeting.filter((section) => section.periods.includes(period));
    return { period, sections, hasClash: hasClashAmong(sections) };
  });
  return {
    term,
    title,
    rows,
    sectionsWithoutPeriod: meeting.filter((section) => section.periods.length === 0),
    hasClash: rows.some((row) => row.hasClash),
  };
}
