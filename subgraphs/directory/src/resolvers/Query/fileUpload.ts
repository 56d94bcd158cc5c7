import { principalLabel } from '@quad/kernel';
import type { QueryResolvers } from '../../__generated__/resolvers.ts';

export const fileUpload: NonNullable<QueryResolvers['fileUpload']> = (_root, { id }, { jobs, principal }) =>
  principal.kind === 'PUBLIC' ? null : jobs.fileOf(principalLabel(principal), id);
