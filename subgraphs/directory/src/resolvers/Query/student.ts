import type { QueryResolvers } from '../../__generated__/resolvers.ts';

export const student: NonNullable<QueryResolvers['student']> = (_root, { id }, { load }) =>
  load.students.load(id);
