import { toUserError } from '@quad/subgraph-kit';
import type { MutationResolvers } from '../../__generated__/resolvers.ts';
import { createOrganization as act } from '../../use-cases/create-organization.ts';

export const createOrganization: NonNullable<MutationResolvers['createOrganization']> = async (
  _root,
  { input },
  context,
) => {
  const result = await act(context.ports, context, input);
  return result.ok
    ? { __typename: 'OrganizationCreated', organization: result.value }
    : toUserError(result.error);
};
