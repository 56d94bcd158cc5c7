import { toUserError } from '@quad/subgraph-kit';
import type { MutationResolvers } from '../../__generated__/resolvers.ts';
import { inviteAdministrator as invite } from '../../use-cases/invite-administrator.ts';

export const inviteAdministrator: NonNullable<MutationResolvers['inviteAdministrator']> = async (
  _root,
  { input },
  context,
) => {
  const result = await invite(context.ports, context, input);
  if (!result.ok) return toUserError(result.error);
  const expiresAt = new Date(result.value.expiresAtMs);
  return {
    __typename: 'AdministratorInvited',
    invitationUrlPath: `/auth/invitation/${result.value.token}`,
    expiresAt,
  };
};
