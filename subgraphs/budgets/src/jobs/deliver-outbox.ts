import type { Deliver } from '@quad/subgraph-kit';
import type {
  BudgetRequestedNews,
  FundingNews,
  OtherSideAnswer,
  PathwaysSide,
  Ports,
} from '../domain/ports.ts';
import { keepRefusedMessage } from '../use-cases/keep-refused-message.ts';

/**
 * Delivers what budgets tells pathways. A named refusal is first kept with the request, where its
 * page shows it, and then ends the message: killed between the two, the message comes again and is
 * refused again.
 */
export function createDelivery(ports: Ports, pathways: PathwaysSide): Deliver {
  return async (message) => {
    const answer = await tell(pathways, message);
    if (answer.outcome === 'TAKEN') return { outcome: 'DELIVERED' };
    const actor = { principal: { kind: 'SERVICE', name: 'budgets' }, requestId: message._id } as const;
    await keepRefusedMessage(ports, actor, {
      messageId: message._id,
      budgetRequestId: message.subjectId,
      reason: answer.reason,
    });
    return { outcome: 'REFUSED', reason: answer.reason };
  };
}

/** The facts were written by the use case that sent the message, in the shape of its act. */
async function tell(pathways: PathwaysSide, message: Parameters<Deliver>[0]): Promise<OtherSideAnswer> {
  switch (message.act) {
    case 'recordBudgetRequested':
      return pathways.recordBudgetRequested(message._id, message.facts as unknown as BudgetRequestedNews);
    case 'recordFunding':
      return pathways.recordFunding(message._id, message.facts as unknown as FundingNews);
    default:
      throw new Error(`Outbox row ${message._id} asks for ${message.act}, which budgets cannot deliver.`);
  }
}
