import type { Deliver, DeliveryOutcome } from '@quad/subgraph-kit';
import type {
  BudgetsSide,
  DirectorySide,
  FilesKeepWish,
  OfferingMoneyWish,
  OtherSideAnswer,
  Ports,
} from '../domain/ports.ts';
import { declineRequest } from '../use-cases/decline-request.ts';
import { refuseScheduleFiles } from '../use-cases/refuse-schedule-files.ts';

/**
 * Delivers what pathways asks of other sides. A named refusal is first kept with the request, where
 * its page shows it, and then ends the message: killed between the two, the message comes again and
 * is refused again.
 */
export function createDelivery(
  ports: Ports,
  sides: { readonly budgets: BudgetsSide; readonly directory: DirectorySide },
): Deliver {
  return async (message) => {
    const actor = { principal: { kind: 'SERVICE', name: 'pathways' }, requestId: message._id } as const;
    const offeringRequestId = message.subjectId;
    switch (message.act) {
      case 'createRequestForOffering': {
        // The facts were written by `requestOffering` in this shape.
        const wish = message.facts as unknown as OfferingMoneyWish;
        const answer = await sides.budgets.createRequestForOffering(message._id, wish);
        return ended(answer, (reason) => declineRequest(ports, actor, { offeringRequestId, reason }));
      }
      case 'filesKeep': {
        // The facts were written by `provideSchedules` in this shape.
        const wish = message.facts as unknown as FilesKeepWish;
        const { fileIds } = wish;
        return ended(await sides.directory.filesKeep(message._id, wish), (reason) =>
          refuseScheduleFiles(ports, actor, { offeringRequestId, fileIds, reason }),
        );
      }
      default:
        throw new Error(`Outbox row ${message._id} asks for ${message.act}, which pathways cannot deliver.`);
    }
  };
}

async function ended(
  answer: OtherSideAnswer,
  keepRefusal: (reason: string) => Promise<unknown>,
): Promise<DeliveryOutcome> {
  if (answer.outcome === 'TAKEN') return { outcome: 'DELIVERED' };
  await keepRefusal(answer.reason);
  return { outcome: 'REFUSED', reason: answer.reason };
}
