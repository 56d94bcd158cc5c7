import type { OfferingSeriesResolvers } from '../__generated__/resolvers.ts';
import type { Loaders } from '../context.ts';
import { producedOutcomeKeys } from '../domain/deliverables.ts';
import type { Offering } from '../domain/offering.ts';
import { requestScope } from '../domain/permissions.ts';
import { outcomeKey, outcomesInOrder, type OfferingSeries as Series } from '../domain/series.ts';

export const OfferingSeries: OfferingSeriesResolvers = {
  __resolveReference: ({ id }, { loaders }) => loaders.series.load(id),
  district: (series) => ({ id: series.tenantId }),
  composedBy: (series) => ({ id: series.composedById }),
  offerings: (series, _args, { loaders }) => offeringsOf(series, loaders),
  outcomes: async (series, _args, { loaders, reads, principal }) => {
    const [offerings, requests] = await Promise.all([
      offeringsOf(series, loaders),
      reads.requests.ofSeries(requestScope(principal), series.id),
    ]);
    const produced = producedOutcomeKeys(requests, offerings);
    return outcomesInOrder(offerings).map((outcome) => ({
      ...outcome,
      isProduced: produced.has(outcomeKey(outcome.text)),
    }));
  },
};

async function offeringsOf(series: Series, loaders: Loaders): Promise<Offering[]> {
  const loaded = await Promise.all(series.offeringIds.map((id) => loaders.offering.load(id)));
  return loaded.filter((offering) => offering !== null);
}
