import type { Section } from './section.ts';
import { meetsIn, type Term } from './term.ts';

/** What one person teaches at one school in one term. */
export interface TeachingLoad {
  readonly tenantId: string;
  readonly personId: string;
  readonly schoolId: string;
  readonly term: Term;
  readonly sectionCount: number;
  /** Distinct periods of the day. */
  readonly periodCount: number;
  /** Seats taken; a student in two sections counts twice. */
  readonly studentCount: number;
  /** Distinct courses to prepare. */
  readonly preps: number;
}

/** The key of a load, and the order of every list of loads; a space sorts before every sign of an id. */
export function teachingLoadKey(load: Pick<TeachingLoad, 'personId' | 'schoolId' | 'term'>): string {
  return [load.personId, load.schoolId, load.term.id].join(' ');
}

/**
 * The loads of everyone who teaches one of the sections, by person, school and term, in order of their keys.
 * A section counts in every given term on whose days it meets; co-taught sections count for each teacher.
 */
export function teachingLoadsOf(
  sections: readonly Section[],
  terms: readonly Term[],
): readonly TeachingLoad[] {
  const loads: TeachingLoad[] = [];
  for (const term of terms) {
    for (const taught of byTeacherAndSchool(sections.filter((section) => meetsIn(section, term))).values()) {
      const { personId, schoolId, tenantId } = taught;
      loads.push({ tenantId, personId, schoolId, term, ...countsOf(taught.sections) });
    }
  }
  return loads.sort((one, other) => (teachingLoadKey(one) < teachingLoadKey(other) ? -1 : 1));
}

interface Taught {
  readonly tenantId: string;
  readonly personId: string;
  readonly schoolId: string;
  readonly sections: Section[];
}

function byTeacherAndSchool(sections: readonly Section[]): ReadonlyMap<string, Taught> {
  const groups = new Map<string, Taught>();
  for (const section of sections) {
    const { tenantId, schoolId } = section;
    for (const personId of new Set(section.teacherIds)) {
      const key = `${personId}|${schoolId}`;
      const group = groups.get(key) ?? { tenantId, personId, schoolId, sections: [] };
      group.sections.push(section);
      groups.set(key, group);
    }
  }
  return groups;
}

function countsOf(sections: readonly Section[]) {
  return {
    sectionCount: sections.length,
    periodCount: new Set(sections.flatMap((section) => section.periods)).size,
    studentCount: sections.reduce((sum, section) => sum + section.studentCount, 0),
    preps: new Set(sections.map((section) => section.courseId)).size,
  };
}
