import { type Actor, err, notFound, ok, type Result } from '@quad/kernel';
import type { CommonFault } from '../domain/errors.ts';
import {
  faultOfMethod,
  faultOfWish,
  namedOrganizations,
  newOfferingRequest,
  type RequestWish,
} from '../domain/new-request.ts';
import type { OfferingRequest } from '../domain/offering-request.ts';
import {
  catalogueScope,
  permitRequestFor,
  requestChanged,
  requestScope,
  seriesScope,
} from '../domain/permissions.ts';
import type { OfferingMoneyWish, Ports } from '../domain/ports.ts';
import { dayOf } from '../domain/session-day.ts';

/** Keeps the request and, in the same transaction, the message that asks budgets for its money. */
export async function requestOffering(
  ports: Ports,
  actor: Actor,
  input: RequestWish & { readonly clientMutationId: string },
): Promise<Result<OfferingRequest, CommonFault>> {
  const permitted = permitRequestFor(actor.principal, 'requestOffering', namedOrganizations(input));
  if (!permitted.ok) return permitted;
  const { personId, organizationId: tenantId } = permitted.value;
  const now = ports.clock.now();
  const fault = faultOfWish(input, dayOf(now));
  if (fault !== null) return err(fault);
  return ports.transactions.run<OfferingRequest, CommonFault>(actor, async (memory) => {
    // Kept by person: nobody is answered with another's request by choosing the same id.
    const key = `${personId}:${input.clientMutationId}`;
    const knownId = await memory.recall(tenantId, 'requestOffering', key);
    if (knownId !== null) {
      const [known] = await memory.requests.byIds(requestScope(actor.principal), [knownId]);
      return known === undefined ? err(notFound('offering request', knownId)) : ok(known);
    }
    const [offering] = await memory.offerings.byIds(catalogueScope(actor.principal), [input.offeringId]);
    if (offering === undefined) return err(notFound('offering', input.offeringId));
    const wrongMethod = faultOfMethod(offering, input.method);
    if (wrongMethod !== null) return err(wrongMethod);
    if (input.seriesId !== null) {
      const [series] = await memory.series.byIds(seriesScope(actor.principal), [input.seriesId]);
      if (series?.offeringIds.includes(offering.id) !== true)
        return err(notFound('series with this offering', input.seriesId));
    }
    const request = newOfferingRequest({
      id: ports.newId('offeringRequest'),
      tenantId,
      requestedById: personId,
      at: now.toString(),
      wish: input,
      offering,
    });
    await memory.requests.insert(request);
    memory.tell(requestChanged(request));
    await memory.remember(tenantId, 'requestOffering', key, request.id);
    await memory.audit({
      tenantId,
      action: 'requestOffering',
      subjectNoun: 'OfferingRequest',
      subjectId: request.id,
      before: null,
      after: { state: request.state, offeringId: offering.id, participants: request.participants },
    });
    await memory.send({
      tenantId,
      act: 'createRequestForOffering',
      subjectId: request.id,
      facts: { ...moneyWish(request, offering.title) },
    });
    return ok(request);
  });
}

function moneyWish(request: OfferingRequest, title: string): OfferingMoneyWish {
  return {
    offeringRequestId: request.id,
    districtId: request.tenantId,
    departmentId: request.departmentId,
    schoolId: request.schoolId,
    requestedById: request.requestedById,
    forPersonIds: request.forPersonIds,
    title,
    participants: request.participants,
    method: request.method,
    startsOn: request.preferredStartsOn,
  };
}
