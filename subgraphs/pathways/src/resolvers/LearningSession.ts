import type { LearningSessionResolvers } from '../__generated__/resolvers.ts';

export const LearningSession: LearningSessionResolvers = {
  __resolveReference: ({ id }, { loaders }) => loaders.session.load(id),
  offering: async (session, _args, { loaders }) => {
    const offering = await loaders.offering.load(session.offeringId);
    if (offering === null)
      throw new Error(`Offering ${session.offeringId} of session ${session.id} is gone.`);
    return offering;
  },
  district: (session) => ({ id: session.tenantId }),
  request: (session, _args, { loaders }) => loaders.request.load(session.requestId),
};
