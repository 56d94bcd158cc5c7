import type { ClassChange } from '../src/domain/class-change.ts';
import { type Section, sectionIdOf } from '../src/domain/section.ts';
import type { Term } from '../src/domain/term.ts';

export const fall: Term = {
  id: 'ses_fall',
  title: 'Semester 1',
  startsOn: '2026-08-17',
  endsOn: '2027-01-18',
  schoolYear: 2027,
};
export const spring: Term = {
  id: 'ses_spring',
  title: 'Semester 2',
  startsOn: '2027-01-18',
  endsOn: '2027-06-07',
  schoolYear: 2027,
};
export const wholeYear: Term = {
  id: 'ses_year',
  title: '2026–27',
  startsOn: '2026-07-01',
  endsOn: '2027-07-01',
  schoolYear: 2027,
};
export const lastFall: Term = {
  id: 'ses_last_fall',
  title: 'Semester 1',
  startsOn: '2025-08-18',
  endsOn: '2026-01-19',
  schoolYear: 2026,
};

/** A section of the school `org_high` of the district `org_lake` with meaning only where the test says so. */
export function sectionWith(facts: Partial<Section> & { readonly classId: string }): Section {
  return {
    id: sectionIdOf(facts.classId),
    tenantId: 'org_lake',
    schoolId: 'org_high',
    title: `Class ${facts.classId}`,
    classCode: null,
    courseId: `crs_${facts.classId}`,
    courseTitle: `Course ${facts.classId}`,
    subjects: [],
    terms: [fall, spring],
    periods: ['1'],
    location: null,
    teacherIds: ['per_ada'],
    studentCount: 25,
    ...facts,
  };
}

/** The change of directory's feed that makes the section, or that drops it. */
export function changeOf(
  section: Section,
  changeVersion: number,
  op: ClassChange['op'] = 'UPSERT',
): ClassChange {
  const { id: _id, classId, tenantId, ...facts } = section;
  return { changeVersion, op, tenantId, node: { ...facts, id: classId, isDeleted: op === 'DELETE' } };
}
