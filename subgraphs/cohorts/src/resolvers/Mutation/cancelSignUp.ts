import { toUserError } from '@quad/subgraph-kit';
import type { MutationResolvers } from '../../__generated__/resolvers.ts';
import { cancelSignUp as cancelSignUpUseCase } from '../../use-cases/cancel-sign-up.ts';

export const cancelSignUp: NonNullable<MutationResolvers['cancelSignUp']> = async (
  _mutation,
  { input },
  context,
) => {
  const result = await cancelSignUpUseCase(context.ports, context, input.signUpId);
  return result.ok ? { __typename: 'SignUpCancelled', signUp: result.value } : toUserError(result.error);
};
