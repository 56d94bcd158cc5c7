import { type Actor, err, notFound, ok, type Result } from '@quad/kernel';
import type { CommonFault, OfferingStandsAloneFault, RepeatedOutcomesFault } from '../domain/errors.ts';
import type { Offering } from '../domain/offering.ts';
import { catalogueScope, permitComposing, seriesScope } from '../domain/permissions.ts';
import type { Ports } from '../domain/ports.ts';
import type { OfferingSeries } from '../domain/series.ts';
import { faultOfSeries, faultOfSeriesInput } from '../domain/series-rules.ts';

type Fault = CommonFault | OfferingStandsAloneFault | RepeatedOutcomesFault;

export interface SeriesWish {
  readonly clientMutationId: string;
  readonly title: string;
  readonly offeringIds: readonly string[];
  readonly areRepeatedOutcomesConfirmed: boolean;
}

/** Keeps offerings in the given order as a series of the district. */
export async function composeSeries(
  ports: Ports,
  actor: Actor,
  input: SeriesWish,
): Promise<Result<OfferingSeries, Fault>> {
  const permitted = permitComposing(actor.principal);
  if (!permitted.ok) return permitted;
  const { personId, organizationId: tenantId } = permitted.value;
  const inputFault = faultOfSeriesInput(input);
  if (inputFault !== null) return err(inputFault);
  return ports.transactions.run<OfferingSeries, Fault>(actor, async (memory) => {
    const key = `${personId}:${input.clientMutationId}`;
    const knownId = await memory.recall(tenantId, 'composeSeries', key);
    if (knownId !== null) {
      const [known] = await memory.series.byIds(seriesScope(actor.principal), [knownId]);
      return known === undefined ? err(notFound('series', knownId)) : ok(known);
    }
    const found = await memory.offerings.byIds(catalogueScope(actor.principal), input.offeringIds);
    const byId = new Map(found.map((offering) => [offering.id, offering]));
    const offerings: Offering[] = [];
    for (const id of input.offeringIds) {
      const offering = byId.get(id);
      if (offering === undefined) return err(notFound('offering', id));
      offerings.push(offering);
    }
    const fault = faultOfSeries(offerings, input.areRepeatedOutcomesConfirmed);
    if (fault !== null) return err(fault);
    const series: OfferingSeries = {
      id: ports.newId('offeringSeries'),
      tenantId,
      title: input.title.trim(),
      composedById: personId,
      composedAt: ports.clock.now().toString(),
      offeringIds: input.offeringIds,
    };
    await memory.series.insert(series);
    await memory.remember(tenantId, 'composeSeries', key, series.id);
    await memory.audit({
      tenantId,
      action: 'composeSeries',
      subjectNoun: 'OfferingSeries',
      subjectId: series.id,
      before: null,
      after: {
        offeringIds: series.offeringIds,
        areRepeatedOutcomesConfirmed: input.areRepeatedOutcomesConfirmed,
      },
    });
    return ok(series);
  });
}
