import type { AcademicSessionResolvers, RosterCourseResolvers } from '../__generated__/resolvers.ts';

export const AcademicSession: AcademicSessionResolvers = {
  __resolveReference: ({ id }, { load }) => load.academicSessions.load(id),
  parent: ({ parentId }, _args, { load }) =>
    parentId === null ? null : load.academicSessions.load(parentId),
};

export const RosterCourse: RosterCourseResolvers = {
  __resolveReference: ({ id }, { load }) => load.courses.load(id),
};
