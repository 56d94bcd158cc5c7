import { toUserError } from '@quad/subgraph-kit';
import type { MutationResolvers } from '../../__generated__/resolvers.ts';
import { changeVendorStanding as act } from '../../use-cases/change-vendor-standing.ts';

export const changeVendorStanding: NonNullable<MutationResolvers['changeVendorStanding']> = async (
  _root,
  { input },
  context,
) => {
  const result = await act(context.ports, context, input);
  return result.ok
    ? { __typename: 'VendorStandingChanged', vendor: result.value }
    : toUserError(result.error);
};
