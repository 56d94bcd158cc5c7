import type { RosterRow } from '@quad/oneroster';
import type { EnrollmentRole } from '../roster.ts';
import { type KnownRow, type PlanRow, unresolved } from './plan.ts';

export const planClass: PlanRow<RosterRow<'classes'>> = (row, lookup) => {
  const course = lookup.find('courses', row.courseSourcedId);
  if (course === undefined) return unresolved('courseSourcedId');
  const school = lookup.find('orgs', row.schoolSourcedId);
  if (school === undefined) return unresolved('schoolSourcedId');
  const terms = row.termSourcedIds.map((sourcedId) => lookup.find('academicSessions', sourcedId));
  const termIds = terms.filter((term): term is KnownRow => term !== undefined).map((term) => term.id);
  if (termIds.length < terms.length) return unresolved('termSourcedIds');
  return {
    table: 'classes',
    schoolId: school.id,
    context: [course.id, school.id, termIds],
    fields: {
      title: row.title,
      classCode: row.classCode ?? null,
      courseId: course.id,
      schoolId: school.id,
      termIds,
      periods: row.periods ?? [],
      location: row.location ?? null,
      grades: row.grades ?? [],
      classType: row.classType,
      subjects: row.subjects ?? [],
      sortKey: row.title.toLowerCase(),
    },
    initial: { teacherIds: [], studentCount: 0, changeVersion: 0, feedHash: '' },
  };
};

const enrollmentRoles: Readonly<Record<string, EnrollmentRole>> = {
  administrator: 'ADMINISTRATOR',
  proctor: 'PROCTOR',
  student: 'STUDENT',
  teacher: 'TEACHER',
};

/** Lists of a class name who teaches it before who learns in it. */
const rank: Readonly<Record<EnrollmentRole, number>> = {
  TEACHER: 0,
  ADMINISTRATOR: 1,
  PROCTOR: 2,
  STUDENT: 3,
};

export const planEnrollment: PlanRow<RosterRow<'enrollments'>> = (row, lookup) => {
  const found = lookup.find('classes', row.classSourcedId);
  if (found === undefined) return unresolved('classSourcedId');
  const user = lookup.find('users', row.userSourcedId);
  if (user === undefined) return unresolved('userSourcedId');
  const role = enrollmentRoles[row.role] ?? 'STUDENT';
  const isStudent = user.table === 'students';
  return {
    table: 'enrollments',
    schoolId: found.schoolId,
    context: [found.id, found.schoolId, user.id, user.sortKey],
    fields: {
      classId: found.id,
      schoolId: found.schoolId,
      role,
      studentId: isStudent ? user.id : null,
      personId: isStudent ? null : user.id,
      beginsOn: row.beginDate ?? null,
      endsOn: row.endDate ?? null,
      isPrimary: row.primary ?? null,
      sortKey: `${rank[role]} ${user.sortKey}`,
    },
  };
};

/** Demographics bear their user's id. They are reached through students alone; those of staff are only given back. */
export const planDemographics: PlanRow<RosterRow<'demographics'>> = (row, lookup) => {
  const user = lookup.find('users', row.sourcedId);
  if (user === undefined) return unresolved('sourcedId');
  return {
    table: 'demographics',
    id: user.id,
    schoolId: user.schoolId,
    context: [user.id, user.schoolId],
    fields: {
      schoolId: user.schoolId,
      birthDate: row.birthDate ?? null,
      sex: row.sex ?? null,
      americanIndianOrAlaskaNative: row.americanIndianOrAlaskaNative ?? null,
      asian: row.asian ?? null,
      blackOrAfricanAmerican: row.blackOrAfricanAmerican ?? null,
      nativeHawaiianOrOtherPacificIslander: row.nativeHawaiianOrOtherPacificIslander ?? null,
      white: row.white ?? null,
      demographicRaceTwoOrMoreRaces: row.demographicRaceTwoOrMoreRaces ?? null,
      hispanicOrLatinoEthnicity: row.hispanicOrLatinoEthnicity ?? null,
      sortKey: row.sourcedId,
    },
  };
};
