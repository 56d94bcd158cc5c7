import { toUserError } from '@quad/subgraph-kit';
import type { MutationResolvers } from '../../__generated__/resolvers.ts';
import { acceptInvitation as act } from '../../use-cases/accept-invitation.ts';

export const acceptInvitation: NonNullable<MutationResolvers['acceptInvitation']> = async (
  _root,
  { input },
  context,
) => {
  const result = await act(context.ports, context, input);
  return result.ok ? { __typename: 'InvitationAccepted', ...result.value } : toUserError(result.error);
};
