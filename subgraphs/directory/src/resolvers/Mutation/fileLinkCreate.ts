import { toUserError } from '@quad/subgraph-kit';
import type { MutationResolvers } from '../../__generated__/resolvers.ts';
import { createFileLink, SHORT_LINK_MINUTES } from '../../use-cases/create-file-link.ts';

export const fileLinkCreate: NonNullable<MutationResolvers['fileLinkCreate']> = async (
  _root,
  { input },
  context,
) => {
  const { ports, links, fileReads } = context;
  const wish = { fileId: input.fileId, minutes: input.minutes ?? SHORT_LINK_MINUTES };
  const result = await createFileLink({ ...ports, links, files: fileReads }, context, wish);
  return result.ok ? { __typename: 'FileLink', ...result.value } : toUserError(result.error);
};
