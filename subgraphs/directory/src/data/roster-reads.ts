import type { Scope } from '@quad/kernel';
import type { ClientSession } from 'mongoose';
import { partnerTypes } from '../domain/permissions.ts';
import { createReader, type Filter } from './pages.ts';
import type { RosterModels } from './roster-models.ts';

/** By which field each noun is tied to a school or department. */
const organizationField = {
  people: 'organizationIds',
  students: 'schoolIds',
  classes: 'schoolId',
  enrollments: 'schoolId',
  demographics: 'schoolId',
} as const;

/**
 * The reads of all nouns of the roster. What is a person's OWN is decided here by facts: the classes that they
 * teach, the students in these, and the students whose rows are their own (themself, or their children).
 */
export function createRosterReads(models: RosterModels, session?: ClientSession) {
  const bound = session === undefined ? {} : { session };

  async function linkedStudentIds(tenantId: string, personId: string): Promise<readonly string[]> {
    const row = await models.people
      .findOne({ _id: personId, tenantId }, { studentIds: 1 })
      .session(session ?? null)
      .lean();
    return row?.studentIds ?? [];
  }

  async function taughtClassIds(tenantId: string, personId: string): Promise<string[]> {
    const filter = { tenantId, teacherIds: personId, isDeleted: false };
    const rows = await models.classes
      .find(filter, { _id: 1 })
      .session(session ?? null)
      .lean();
    return rows.map((row) => row._id);
  }

  async function ownEnrollments(tenantId: string, personId: string): Promise<Filter> {
    const [classIds, studentIds] = await Promise.all([
      taughtClassIds(tenantId, personId),
      linkedStudentIds(tenantId, personId),
    ]);
    return { tenantId, $or: [{ classId: { $in: classIds } }, { studentId: { $in: studentIds } }] };
  }

  async function ownStudents(tenantId: string, personId: string): Promise<Filter> {
    const classIds = await taughtClassIds(tenantId, personId);
    const filter = { tenantId, classId: { $in: classIds }, isDeleted: false };
    const rows = await models.enrollments
      .find(filter, { studentId: 1 })
      .session(session ?? null)
      .lean();
    const ids = new Set<string>(await linkedStudentIds(tenantId, personId));
    for (const row of rows) if (row.studentId !== null) ids.add(row.studentId);
    return { tenantId, _id: { $in: [...ids] } };
  }

  async function ownClasses(tenantId: string, personId: string): Promise<Filter> {
    const studentIds = await linkedStudentIds(tenantId, personId);
    const filter = { tenantId, studentId: { $in: studentIds }, isDeleted: false };
    const rows = await models.enrollments
      .find(filter, { classId: 1 })
      .session(session ?? null)
      .lean();
    return { tenantId, $or: [{ teacherIds: personId }, { _id: { $in: rows.map((row) => row.classId) } }] };
  }

  const owned = {
    people: async (tenantId: string, personId: string): Promise<Filter> => ({ tenantId, _id: personId }),
    students: ownStudents,
    classes: ownClasses,
    enrollments: ownEnrollments,
    demographics: ownStudents,
  };

  function filterFor(noun: keyof typeof owned) {
    return async (scope: Scope): Promise<Filter | null> => {
      switch (scope.reach) {
        case 'NONE':
        // The roster is not shared.
        case 'SHARED':
          return null;
        case 'EVERYTHING':
          return {};
        case 'TENANT':
          return { tenantId: scope.tenantId };
        case 'OWN':
          return owned[noun](scope.tenantId, scope.personId);
        case 'ORGANIZATIONS': {
          const theirs: Filter = {
            tenantId: scope.tenantId,
            [organizationField[noun]]: { $in: scope.organizationIds },
          };
          if (scope.personId === undefined) return theirs;
          return { $or: [theirs, await owned[noun](scope.tenantId, scope.personId)] };
        }
      }
    };
  }

  /** Sessions and courses are the tenant's: whoever sees a part of it sees them. */
  async function ofTenant(scope: Scope): Promise<Filter | null> {
    if (scope.reach === 'NONE' || scope.reach === 'SHARED') return null;
    return scope.reach === 'EVERYTHING' ? {} : { tenantId: scope.tenantId };
  }

  /** Partners are known by name to everyone, also to the public. */
  async function ofTenantOrPartner(scope: Scope): Promise<Filter | null> {
    const within = await ofTenant(scope);
    const partner: Filter = { type: { $in: partnerTypes }, parentId: null };
    if (within === null) return partner;
    return Object.keys(within).length === 0 ? within : { $or: [within, partner] };
  }

  return {
    /** By id: the own tenant's, and partners. */
    organizations: createReader({
      model: models.organizations,
      filterOf: ofTenantOrPartner,
      keepsGone: true,
      ...bound,
    }),
    /** In lists: the own tenant's alone. */
    organizationsOfTenant: createReader({
      model: models.organizations,
      filterOf: ofTenant,
      keepsGone: false,
      ...bound,
    }),
    academicSessions: createReader({
      model: models.academicSessions,
      filterOf: ofTenant,
      keepsGone: true,
      ...bound,
    }),
    courses: createReader({ model: models.courses, filterOf: ofTenant, keepsGone: true, ...bound }),
    people: createReader({ model: models.people, filterOf: filterFor('people'), keepsGone: true, ...bound }),
    students: createReader({
      model: models.students,
      filterOf: filterFor('students'),
      keepsGone: false,
      ...bound,
    }),
    classes: createReader({
      model: models.classes,
      filterOf: filterFor('classes'),
      keepsGone: true,
      ...bound,
    }),
    enrollments: createReader({
      model: models.enrollments,
      filterOf: filterFor('enrollments'),
      keepsGone: false,
      ...bound,
    }),
    demographics: createReader({
      model: models.demographics,
      filterOf: filterFor('demographics'),
      keepsGone: false,
      ...bound,
    }),
  };
}

export type RosterReads = ReturnType<typeof createRosterReads>;
