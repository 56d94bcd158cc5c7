import { toUserError } from '@quad/subgraph-kit';
import type { MutationResolvers } from '../../__generated__/resolvers.ts';
import { cloneEdition as cloneEditionUseCase } from '../../use-cases/clone-edition.ts';

export const cloneEdition: NonNullable<MutationResolvers['cloneEdition']> = async (
  _mutation,
  { input },
  context,
) => {
  const result = await cloneEditionUseCase(context.ports, context, {
    ...input,
    capacity: input.capacity ?? null,
  });
  return result.ok ? { __typename: 'EditionCloned', edition: result.value } : toUserError(result.error);
};
