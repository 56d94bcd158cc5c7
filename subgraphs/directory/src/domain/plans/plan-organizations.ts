import type { OrganizationKind } from '@quad/kernel';
import type { RosterRow } from '@quad/oneroster';
import { schoolLevel } from '../school-level.ts';
import { type PlanRow, unresolved } from './plan.ts';

const kinds: Readonly<Record<string, OrganizationKind>> = {
  school: 'SCHOOL',
  district: 'DISTRICT',
  local: 'DISTRICT',
  state: 'STATE_DEPARTMENT',
  national: 'STATE_DEPARTMENT',
  department: 'DEPARTMENT',
};

/** An organization without a parent hangs below the district, whose tenant it is in. */
export const planOrganization: PlanRow<RosterRow<'orgs'>> = (row, lookup) => {
  const parent = row.parentSourcedId === undefined ? undefined : lookup.find('orgs', row.parentSourcedId);
  const type = kinds[row.type] ?? 'DEPARTMENT';
  return {
    table: 'organizations',
    schoolId: '',
    context: [parent?.id],
    fields: {
      type,
      name: row.name,
      identifier: row.identifier ?? null,
      parentId: parent?.id ?? lookup.tenantId,
      isDemo: lookup.isDemo,
      level: type === 'SCHOOL' ? schoolLevel(row.name) : null,
      sortKey: row.name.toLowerCase(),
    },
  };
};

export const planAcademicSession: PlanRow<RosterRow<'academicSessions'>> = (row, lookup) => {
  const parent =
    row.parentSourcedId === undefined ? undefined : lookup.find('academicSessions', row.parentSourcedId);
  return {
    table: 'academicSessions',
    schoolId: '',
    context: [parent?.id],
    fields: {
      title: row.title,
      type: row.type,
      startsOn: row.startDate,
      endsOn: row.endDate,
      schoolYear: row.schoolYear,
      parentId: parent?.id ?? null,
      sortKey: `${row.startDate} ${row.title.toLowerCase()}`,
    },
  };
};

export const planCourse: PlanRow<RosterRow<'courses'>> = (row, lookup) => {
  const organization = lookup.find('orgs', row.orgSourcedId);
  if (organization === undefined) return unresolved('orgSourcedId');
  return {
    table: 'courses',
    schoolId: '',
    context: [organization.id],
    fields: {
      title: row.title,
      courseCode: row.courseCode ?? null,
      subjects: row.subjects ?? [],
      grades: row.grades ?? [],
      organizationId: organization.id,
      sortKey: row.title.toLowerCase(),
    },
  };
};
