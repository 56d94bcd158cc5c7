import { toUserError } from '@quad/subgraph-kit';
import type { MutationResolvers } from '../../__generated__/resolvers.ts';
import { signUp as signUpUseCase } from '../../use-cases/sign-up.ts';

export const signUp: NonNullable<MutationResolvers['signUp']> = async (_mutation, { input }, context) => {
  const result = await signUpUseCase(context.ports, context, { ...input, person: input.person ?? null });
  return result.ok ? { __typename: 'SignedUp', signUp: result.value } : toUserError(result.error);
};
