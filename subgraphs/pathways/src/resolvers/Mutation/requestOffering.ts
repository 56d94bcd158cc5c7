import { toUserError } from '@quad/subgraph-kit';
import type { MutationResolvers } from '../../__generated__/resolvers.ts';
import { requestOffering as request } from '../../use-cases/request-offering.ts';

export const requestOffering: NonNullable<MutationResolvers['requestOffering']> = async (
  _root,
  { input },
  context,
) => {
  const result = await request(context.ports, context, {
    clientMutationId: input.clientMutationId,
    offeringId: input.offeringId,
    departmentId: input.departmentId ?? null,
    schoolId: input.schoolId ?? null,
    seriesId: input.seriesId ?? null,
    method: input.method,
    participants: input.participants,
    forPersonIds: input.forPersonIds ?? [],
    preferredStartsOn: input.preferredStartsOn ?? null,
    note: input.note?.trim() || null,
  });
  return result.ok
    ? { __typename: 'OfferingRequested', offeringRequest: result.value }
    : toUserError(result.error);
};
