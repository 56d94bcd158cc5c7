import type { QueryResolvers } from '../../__generated__/resolvers.ts';
import { isSenderOf } from '../../domain/permissions.ts';

export const fileUpload: NonNullable<QueryResolvers['fileUpload']> = async (
  _root,
  { id },
  { fileReads, principal },
) => {
  const file = await fileReads.fileOf(principal, id);
  return file !== null && isSenderOf(principal, file) ? file : null;
};
