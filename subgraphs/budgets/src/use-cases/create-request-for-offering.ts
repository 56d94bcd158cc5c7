import { type Actor, err, type InvalidInput, type NotPermitted, ok, type Result } from '@quad/kernel';
import { type BudgetRequest, newBudgetRequest } from '../domain/budget-request.ts';
import { totalCents } from '../domain/cost.ts';
import { linesForOffering } from '../domain/offering-cost-rule.ts';
import { faultOfOfferingMoney, type OfferingMoney, payersOf, startDay } from '../domain/offering-money.ts';
import { permitService, serviceScope } from '../domain/permissions.ts';
import type { BudgetRequestedNews, Ports } from '../domain/ports.ts';
import { dayOf, fiscalYearOf } from '../domain/school-year.ts';

/**
 * Makes the submitted budget request of a request for an offering, and in the same transaction the
 * news for pathways. The message may come any number of times: there is one request for one offering request.
 */
export async function createRequestForOffering(
  ports: Ports,
  actor: Actor,
  input: OfferingMoney & { readonly clientMutationId: string },
): Promise<Result<BudgetRequest, NotPermitted | InvalidInput>> {
  const permitted = permitService(actor.principal);
  if (!permitted.ok) return permitted;
  const fault = faultOfOfferingMoney(input);
  if (fault !== null) return err(fault);
  const { districtId: tenantId, offeringRequestId, participants, method } = input;
  return ports.transactions.run<BudgetRequest, InvalidInput>(actor, async (memory) => {
    // Stronger than by the message: whoever asks again for the same offering request gets its one answer.
    const knownId = await memory.recall(tenantId, 'createRequestForOffering', offeringRequestId);
    if (knownId !== null) {
      const [known] = await memory.requests.byIds(serviceScope(actor.principal), [knownId]);
      if (known === undefined) throw new Error(`Budget request ${knownId} is remembered and not stored.`);
      return ok(known);
    }
    const now = ports.clock.now();
    const startsOn = startDay(input.startsOn, dayOf(now));
    const lines = linesForOffering({ participants, method, startsOn });
    const request = newBudgetRequest(
      {
        id: ports.newId('budgetRequest'),
        tenantId,
        ...payersOf(input),
        title: input.title.trim(),
        requestedById: input.requestedById,
        forPersonIds: [...new Set(input.forPersonIds)],
        state: 'SUBMITTED',
        lines: lines.map((line) => ({ ...line, id: ports.newId('costLine') })),
        fiscalYear: fiscalYearOf(startsOn),
        offeringRequestId,
        participants,
      },
      { act: 'MADE_FOR_OFFERING', at: now.toString(), byId: null },
    );
    await memory.requests.insert(request);
    await memory.remember(tenantId, 'createRequestForOffering', offeringRequestId, request.id);
    await memory.audit({
      tenantId,
      action: 'createRequestForOffering',
      subjectNoun: 'BudgetRequest',
      subjectId: request.id,
      before: null,
      after: {
        state: request.state,
        totalCents: totalCents(request.lines),
        offeringRequestId,
        messageId: input.clientMutationId,
      },
    });
    const news: BudgetRequestedNews = { offeringRequestId, budgetRequestId: request.id };
    await memory.send({ tenantId, act: 'recordBudgetRequested', subjectId: request.id, facts: { ...news } });
    return ok(request);
  });
}
