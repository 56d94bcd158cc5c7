import { toUserError } from '@quad/subgraph-kit';
import type { MutationResolvers } from '../../__generated__/resolvers.ts';
import { createDemoSignIns as act } from '../../use-cases/create-demo-sign-ins.ts';

export const createDemoSignIns: NonNullable<MutationResolvers['createDemoSignIns']> = async (
  _root,
  { input },
  context,
) => {
  const result = await act(context.ports, context, input);
  return result.ok ? { __typename: 'DemoSignInsCreated', signIns: result.value } : toUserError(result.error);
};
