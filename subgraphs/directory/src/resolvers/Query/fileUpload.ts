import type { QueryResolvers } from '../../__generated__/resolvers.ts';

export const fileUpload: NonNullable<QueryResolvers['fileUpload']> = (_root, { id }, { jobs, principal }) =>
  jobs.fileOf(principal, id);
