import { toUserError } from '@quad/subgraph-kit';
import type { MutationResolvers } from '../../__generated__/resolvers.ts';
import { registerVendor as act } from '../../use-cases/register-vendor.ts';

export const registerVendor: NonNullable<MutationResolvers['registerVendor']> = async (
  _root,
  { input },
  context,
) => {
  const result = await act(context.ports, context, input);
  return result.ok ? { __typename: 'VendorRegistered', vendor: result.value } : toUserError(result.error);
};
