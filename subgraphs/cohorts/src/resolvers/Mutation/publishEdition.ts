import { toUserError } from '@quad/subgraph-kit';
import type { MutationResolvers } from '../../__generated__/resolvers.ts';
import { publishEdition as publishEditionUseCase } from '../../use-cases/publish-edition.ts';

export const publishEdition: NonNullable<MutationResolvers['publishEdition']> = async (
  _mutation,
  { input },
  context,
) => {
  const result = await publishEditionUseCase(context.ports, context, input);
  return result.ok ? { __typename: 'EditionPublished', edition: result.value } : toUserError(result.error);
};
