import { type Actor, err, invalidInput, ok, type Result } from '@quad/kernel';
import { type BudgetRequest, requiredStages, withChange } from '../domain/budget-request.ts';
import type { CostStage } from '../domain/cost.ts';
import { type ChangeFault, type NotDraftFault, notDraft } from '../domain/errors.ts';
import { faultOfText } from '../domain/new-draft.ts';
import type { Ports } from '../domain/ports.ts';
import { changeRequest } from './change-request.ts';

/** A reason of one word explains nothing to the one who decides. */
const REASON_LENGTH = { shortest: 10, longest: 2000 };

export interface StagesWaiver {
  readonly id: string;
  readonly expectedVersion: number;
  readonly stages: readonly CostStage[];
  readonly reason: string;
}

/** Keeps who let the draft leave out which stages, when and why; a later waiver takes the place of an earlier one. */
export async function waiveStages(
  ports: Ports,
  actor: Actor,
  input: StagesWaiver,
): Promise<Result<BudgetRequest, ChangeFault | NotDraftFault>> {
  const act = { name: 'waiveStages', action: 'DRAFT_BUDGET_REQUEST' } as const;
  return changeRequest<NotDraftFault | ChangeFault>(ports, actor, act, input, (before, by) => {
    if (before.state !== 'DRAFT') return err(notDraft(before));
    const stages = requiredStages.filter((stage) => input.stages.includes(stage));
    if (stages.length === 0 || input.stages.some((stage) => !requiredStages.some((one) => one === stage))) {
      return err(
        invalidInput(
          `Only ${requiredStages.join(' and ')} are demanded and can be waived; name one of them.`,
          ['input', 'stages'],
        ),
      );
    }
    const fault = faultOfText(input.reason, 'reason', REASON_LENGTH);
    if (fault !== null) return err(fault);
    const reason = input.reason.trim();
    const waiver = { stages, reason, byId: by.personId, at: by.at };
    return ok(
      withChange(before, { waiver }, { act: 'STAGES_WAIVED', at: by.at, byId: by.personId, note: reason }),
    );
  });
}
