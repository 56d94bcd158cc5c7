import type { ClassChangeEdgeResolvers } from '../__generated__/resolvers.ts';
import { subjectsOf } from '../domain/class-facts.ts';

export const ClassChangeEdge: ClassChangeEdgeResolvers = {
  changeVersion: ({ row }) => row.changeVersion,
  op: ({ row }) => (row.isDeleted ? 'DELETE' : 'UPSERT'),
  tenantId: ({ row }) => row.tenantId,
  node: ({ row, course, terms }) => ({
    id: row.id,
    tenantId: row.tenantId,
    schoolId: row.schoolId,
    title: row.title,
    classCode: row.classCode,
    courseId: row.courseId,
    courseTitle: course?.title ?? row.title,
    subjects: subjectsOf(row, course),
    termIds: row.termIds,
    terms: terms.map(({ id, title, startsOn, endsOn, schoolYear }) => ({
      id,
      title,
      startsOn,
      endsOn,
      schoolYear,
    })),
    periods: row.periods,
    location: row.location,
    teacherIds: row.teacherIds,
    studentCount: row.studentCount,
    isDeleted: row.isDeleted,
  }),
};
