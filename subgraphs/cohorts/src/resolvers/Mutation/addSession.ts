import { toUserError } from '@quad/subgraph-kit';
import type { MutationResolvers } from '../../__generated__/resolvers.ts';
import { addSession as addSessionUseCase } from '../../use-cases/add-session.ts';

export const addSession: NonNullable<MutationResolvers['addSession']> = async (
  _mutation,
  { input },
  context,
) => {
  const result = await addSessionUseCase(context.ports, context, input);
  return result.ok ? { __typename: 'SessionAdded', session: result.value } : toUserError(result.error);
};
