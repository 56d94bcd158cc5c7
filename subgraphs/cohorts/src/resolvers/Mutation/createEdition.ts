import { toUserError } from '@quad/subgraph-kit';
import type { MutationResolvers } from '../../__generated__/resolvers.ts';
import { createEdition as createEditionUseCase } from '../../use-cases/create-edition.ts';

export const createEdition: NonNullable<MutationResolvers['createEdition']> = async (
  _mutation,
  { input },
  context,
) => {
  const result = await createEditionUseCase(context.ports, context, {
    ...input,
    topics: input.topics ?? [],
    capacity: input.capacity ?? null,
    signUpsCloseOn: input.signUpsCloseOn ?? null,
    sessions: input.sessions ?? [],
  });
  return result.ok ? { __typename: 'EditionCreated', edition: result.value } : toUserError(result.error);
};
