import { type Actor, err, invalidInput, ok, type Result } from '@quad/kernel';
import { type BudgetRequest, missingStages, withChange } from '../domain/budget-request.ts';
import {
  type ChangeFault,
  type NotDraftFault,
  notDraft,
  type StagesMissingFault,
  stagesMissing,
} from '../domain/errors.ts';
import type { Ports } from '../domain/ports.ts';
import { changeRequest } from './change-request.ts';

type Fault = ChangeFault | NotDraftFault | StagesMissingFault;

/** Puts a draft before those who decide; S2-06: not without coaching and evaluation, unless they are waived. */
export async function submitBudgetRequest(
  ports: Ports,
  actor: Actor,
  input: { readonly id: string; readonly expectedVersion: number },
): Promise<Result<BudgetRequest, Fault>> {
  const act = { name: 'submitBudgetRequest', action: 'SUBMIT_BUDGET_REQUEST' } as const;
  return changeRequest<Fault>(ports, actor, act, input, (before, by) => {
    if (before.state !== 'DRAFT') return err(notDraft(before));
    const missing = missingStages(before);
    if (missing.length > 0) return err(stagesMissing(before.id, missing));
    if (before.lines.length === 0) {
      return err(
        invalidInput(`Budget request ${before.id} has no cost line; add one before you submit it.`, [
          'input',
          'id',
        ]),
      );
    }
    const changes = { state: 'SUBMITTED', submittedById: by.personId, submittedAt: by.at } as const;
    return ok(withChange(before, changes, { act: 'SUBMITTED', at: by.at, byId: by.personId, note: null }));
  });
}
