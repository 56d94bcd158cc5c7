import { toUserError } from '@quad/subgraph-kit';
import type { MutationResolvers } from '../../__generated__/resolvers.ts';
import { createRequestForOffering as create } from '../../use-cases/create-request-for-offering.ts';

export const createRequestForOffering: NonNullable<MutationResolvers['createRequestForOffering']> = async (
  _root,
  { input },
  context,
) => {
  const result = await create(context.ports, context, {
    ...input,
    departmentId: input.departmentId ?? null,
    schoolId: input.schoolId ?? null,
    forPersonIds: input.forPersonIds ?? [],
    startsOn: input.startsOn ?? null,
  });
  return result.ok
    ? { __typename: 'RequestForOfferingCreated', budgetRequest: result.value }
    : toUserError(result.error);
};
