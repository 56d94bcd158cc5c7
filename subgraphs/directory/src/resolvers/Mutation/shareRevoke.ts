import { toUserError } from '@quad/subgraph-kit';
import type { MutationResolvers } from '../../__generated__/resolvers.ts';
import { revokeShare } from '../../use-cases/revoke-share.ts';

export const shareRevoke: NonNullable<MutationResolvers['shareRevoke']> = async (
  _root,
  { input },
  context,
) => {
  const result = await revokeShare(context.ports, context, input);
  return result.ok ? { __typename: 'ShareRevoked', share: result.value } : toUserError(result.error);
};
