import type { Deliver } from '@quad/subgraph-kit';
import type { BudgetsSide, OfferingMoneyWish, Ports } from '../domain/ports.ts';
import { declineRequest } from '../use-cases/decline-request.ts';

/**
 * Delivers what pathways asks of other sides. A named refusal is first kept with the request, where
 * its page shows it, and then ends the message: killed between the two, the message comes again and
 * is refused again.
 */
export function createDelivery(ports: Ports, budgets: BudgetsSide): Deliver {
  return async (message) => {
    if (message.act !== 'createRequestForOffering') {
      throw new Error(`Outbox row ${message._id} asks for ${message.act}, which pathways cannot deliver.`);
    }
    // The facts were written by `requestOffering` in this shape.
    const wish = message.facts as unknown as OfferingMoneyWish;
    const answer = await budgets.createRequestForOffering(message._id, wish);
    if (answer.outcome === 'TAKEN') return { outcome: 'DELIVERED' };
    const actor = { principal: { kind: 'SERVICE', name: 'pathways' }, requestId: message._id } as const;
    await declineRequest(ports, actor, { offeringRequestId: message.subjectId, reason: answer.reason });
    return { outcome: 'REFUSED', reason: answer.reason };
  };
}
