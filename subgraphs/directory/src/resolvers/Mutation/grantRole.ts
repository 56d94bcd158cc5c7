import { toUserError } from '@quad/subgraph-kit';
import type { MutationResolvers } from '../../__generated__/resolvers.ts';
import { grantRole as act } from '../../use-cases/grant-role.ts';

export const grantRole: NonNullable<MutationResolvers['grantRole']> = async (_root, { input }, context) => {
  const result = await act(context.ports, context, input);
  return result.ok ? { __typename: 'RoleGranted', roleGrant: result.value } : toUserError(result.error);
};
