import { toUserError } from '@quad/subgraph-kit';
import type { MutationResolvers } from '../../__generated__/resolvers.ts';
import { createProgram as createProgramUseCase } from '../../use-cases/create-program.ts';

export const createProgram: NonNullable<MutationResolvers['createProgram']> = async (
  _mutation,
  { input },
  context,
) => {
  const result = await createProgramUseCase(context.ports, context, {
    ...input,
    ownerId: input.ownerId ?? null,
    partnerIds: input.partnerIds ?? [],
    source: input.source ?? null,
  });
  return result.ok ? { __typename: 'ProgramCreated', program: result.value } : toUserError(result.error);
};
