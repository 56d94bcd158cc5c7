import { toUserError } from '@quad/subgraph-kit';
import type { MutationResolvers } from '../../__generated__/resolvers.ts';
import { endRoleGrant as act } from '../../use-cases/end-role-grant.ts';

export const endRoleGrant: NonNullable<MutationResolvers['endRoleGrant']> = async (
  _root,
  { input },
  context,
) => {
  const result = await act(context.ports, context, input);
  return result.ok ? { __typename: 'RoleGrantEnded', roleGrant: result.value } : toUserError(result.error);
};
