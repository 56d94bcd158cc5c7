import { toUserError } from '@quad/subgraph-kit';
import type { MutationResolvers } from '../../__generated__/resolvers.ts';
import { addPerson as act } from '../../use-cases/add-person.ts';

export const addPerson: NonNullable<MutationResolvers['addPerson']> = async (_root, { input }, context) => {
  const result = await act(context.ports, context, input);
  return result.ok ? { __typename: 'PersonAdded', person: result.value } : toUserError(result.error);
};
