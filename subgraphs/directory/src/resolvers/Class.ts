import { readPageRequest } from '@quad/subgraph-kit';
import type { ClassResolvers, EnrollmentResolvers } from '../__generated__/resolvers.ts';
import { rosterScope } from '../domain/permissions.ts';
import { bySortKey } from './page-of.ts';

/** What was found of a batch, in its order. */
function present<Value>(values: readonly (Value | null | Error)[]): Value[] {
  return values.filter((value): value is Value & object => value !== null && !(value instanceof Error));
}

export const Class: ClassResolvers = {
  __resolveReference: ({ id }, { load }) => load.classes.load(id),
  course: ({ courseId }, _args, { load }) => load.courses.load(courseId),
  school: ({ schoolId }, _args, { load }) => load.organizations.load(schoolId),
  terms: async ({ termIds }, _args, { load }) => present(await load.academicSessions.loadMany([...termIds])),
  teachers: async ({ teacherIds }, _args, { load }) => present(await load.people.loadMany([...teacherIds])),
  async enrollments({ id, tenantId }, args, { reads, principal }) {
    const where = { tenantId, classId: id };
    return bySortKey(await reads.enrollments.page(rosterScope(principal), where, readPageRequest(args)));
  },
};

export const Enrollment: EnrollmentResolvers = {
  student: ({ studentId }, _args, { load }) => (studentId === null ? null : load.students.load(studentId)),
  person: ({ personId }, _args, { load }) => (personId === null ? null : load.people.load(personId)),
  class: ({ classId }, _args, { load }) => load.classes.load(classId),
};
