import { toUserError } from '@quad/subgraph-kit';
import type { MutationResolvers } from '../../__generated__/resolvers.ts';
import { startFileUpload } from '../../use-cases/start-file-upload.ts';

export const fileUploadStart: NonNullable<MutationResolvers['fileUploadStart']> = async (
  _root,
  { input },
  context,
) => {
  const result = await startFileUpload({ ...context.ports, store: context.files }, context, {
    ...input,
    // The schema's own defaults; the types do not know of them.
    purpose: input.purpose ?? 'ROSTER',
    namesNoStudent: input.namesNoStudent ?? false,
  });
  return result.ok ? { __typename: 'FileUpload', ...result.value } : toUserError(result.error);
};
