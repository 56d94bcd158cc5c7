import { toUserError } from '@quad/subgraph-kit';
import type { MutationResolvers } from '../../__generated__/resolvers.ts';
import { updateSession as updateSessionUseCase } from '../../use-cases/update-session.ts';

export const updateSession: NonNullable<MutationResolvers['updateSession']> = async (
  _mutation,
  { input },
  context,
) => {
  const { sessionId, expectedVersion, ...change } = input;
  const result = await updateSessionUseCase(context.ports, context, { sessionId, expectedVersion, change });
  return result.ok ? { __typename: 'SessionUpdated', session: result.value } : toUserError(result.error);
};
