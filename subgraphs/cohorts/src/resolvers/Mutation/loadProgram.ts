import { toUserError } from '@quad/subgraph-kit';
import type { MutationResolvers } from '../../__generated__/resolvers.ts';
import { loadProgram as loadProgramUseCase } from '../../use-cases/load-program.ts';

export const loadProgram: NonNullable<MutationResolvers['loadProgram']> = async (
  _mutation,
  { input },
  context,
) => {
  const result = await loadProgramUseCase(context.ports, context, {
    ...input,
    ownerId: input.ownerId ?? null,
    partnerIds: input.partnerIds ?? [],
  });
  return result.ok ? { __typename: 'ProgramLoaded', ...result.value } : toUserError(result.error);
};
