import { toUserError } from '@quad/subgraph-kit';
import type { MutationResolvers } from '../../__generated__/resolvers.ts';
import { provideSchedules as provide } from '../../use-cases/provide-schedules.ts';

export const provideSchedules: NonNullable<MutationResolvers['provideSchedules']> = async (
  _root,
  { input },
  context,
) => {
  const result = await provide(context.ports, context, {
    offeringRequestId: input.offeringRequestId,
    fileIds: input.fileIds ?? [],
    description: input.description ?? null,
  });
  return result.ok
    ? { __typename: 'SchedulesProvided', offeringRequest: result.value }
    : toUserError(result.error);
};
