import type { OfferingRequestResolvers } from '../__generated__/resolvers.ts';
import { deliverablesOf } from '../domain/deliverables.ts';
import { findingsOf } from '../domain/request-findings.ts';

const stub = (id: string) => ({ id });
const stubOrNull = (id: string | null) => (id === null ? null : { id });

export const OfferingRequest: OfferingRequestResolvers = {
  __resolveReference: ({ id }, { loaders }) => loaders.request.load(id),
  offering: async (request, _args, { loaders }) => {
    const offering = await loaders.offering.load(request.offeringId);
    if (offering === null)
      throw new Error(`Offering ${request.offeringId} of request ${request.id} is gone.`);
    return offering;
  },
  district: (request) => stub(request.tenantId),
  school: (request) => stubOrNull(request.schoolId),
  department: (request) => stubOrNull(request.departmentId),
  requestedBy: (request) => stub(request.requestedById),
  forPeople: (request) => request.forPersonIds.map(stub),
  series: (request, _args, { loaders }) =>
    request.seriesId === null ? null : loaders.series.load(request.seriesId),
  budgetRequest: (request) => stubOrNull(request.budgetRequestId),
  learningSession: (request, _args, { loaders }) =>
    request.learningSessionId === null ? null : loaders.session.load(request.learningSessionId),
  schedules: ({ schedules }) =>
    schedules === null
      ? null
      : { ...schedules, by: stub(schedules.byId), files: schedules.fileIds.map(stub) },
  findings: (request) => findingsOf(request),
  deliverables: async (request, _args, { loaders }) => {
    const offering = await loaders.offering.load(request.offeringId);
    return deliverablesOf(offering?.outcomes ?? [], request.produced).map(
      ({ producedById, ...deliverable }) => ({
        ...deliverable,
        producedBy: stubOrNull(producedById),
      }),
    );
  },
  history: (request) => request.history.map(({ byId, ...step }) => ({ ...step, by: stubOrNull(byId) })),
};
