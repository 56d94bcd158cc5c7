import { toUserError } from '@quad/subgraph-kit';
import type { MutationResolvers } from '../../__generated__/resolvers.ts';
import { cancelFileUpload } from '../../use-cases/cancel-file-upload.ts';

export const fileUploadCancel: NonNullable<MutationResolvers['fileUploadCancel']> = async (
  _root,
  { input },
  context,
) => {
  const result = await cancelFileUpload({ ...context.ports, store: context.files }, context, input);
  return result.ok ? { __typename: 'FileUploadCanceled', ...result.value } : toUserError(result.error);
};
