import type { BudgetRequestResolvers } from '../__generated__/resolvers.ts';
import { missingStages } from '../domain/budget-request.ts';
import { stageTotals, toMoney, totalCents } from '../domain/cost.ts';

const stubOrNull = (id: string | null) => (id === null ? null : { id });

export const BudgetRequest: BudgetRequestResolvers = {
  __resolveReference: ({ id }, { loaders }) => loaders.request.load(id),
  district: (request) => ({ id: request.tenantId }),
  department: (request) => stubOrNull(request.payerId),
  requestedBy: (request) => ({ id: request.requestedById }),
  stageTotals: (request) =>
    stageTotals(request.lines).map(({ stage, totalCents: cents }) => ({ stage, total: toMoney(cents) })),
  total: (request) => toMoney(totalCents(request.lines)),
  missingStages: (request) => missingStages(request),
  offeringRequest: (request) => stubOrNull(request.offeringRequestId),
  decidedBy: (request) => stubOrNull(request.decidedById),
};
