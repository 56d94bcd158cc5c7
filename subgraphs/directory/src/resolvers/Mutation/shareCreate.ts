import { toUserError } from '@quad/subgraph-kit';
import type { MutationResolvers } from '../../__generated__/resolvers.ts';
import { createShare } from '../../use-cases/create-share.ts';

export const shareCreate: NonNullable<MutationResolvers['shareCreate']> = async (
  _root,
  { input },
  context,
) => {
  const ports = { ...context.ports, files: context.fileReads };
  const result = await createShare(ports, context, input);
  return result.ok ? { __typename: 'ShareCreated', share: result.value } : toUserError(result.error);
};
