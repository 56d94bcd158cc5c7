import { toUserError } from '@quad/subgraph-kit';
import type { MutationResolvers } from '../../__generated__/resolvers.ts';
import { resetDemo as act } from '../../use-cases/reset-demo.ts';

export const resetDemo: NonNullable<MutationResolvers['resetDemo']> = async (_root, { input }, context) => {
  const result = await act(context.ports, context, input);
  return result.ok ? { __typename: 'DemoReset', ...result.value } : toUserError(result.error);
};
