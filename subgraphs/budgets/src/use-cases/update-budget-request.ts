import { type Actor, err, ok, type Result } from '@quad/kernel';
import { type BudgetRequest, withChange } from '../domain/budget-request.ts';
import { type CostLineDraft, inCycleOrder } from '../domain/cost.ts';
import { faultOfLines } from '../domain/cost-lines.ts';
import { type ChangeFault, type NotDraftFault, notDraft } from '../domain/errors.ts';
import { faultOfTitle } from '../domain/new-draft.ts';
import type { Ports } from '../domain/ports.ts';
import { changeRequest } from './change-request.ts';

export interface BudgetRequestUpdate {
  readonly id: string;
  readonly expectedVersion: number;
  readonly title: string | null;
  readonly lines: readonly CostLineDraft[] | null;
}

/** Changes the title or all lines of a draft; what is null stays. */
export async function updateBudgetRequest(
  ports: Ports,
  actor: Actor,
  input: BudgetRequestUpdate,
): Promise<Result<BudgetRequest, ChangeFault | NotDraftFault>> {
  const act = { name: 'updateBudgetRequest', action: 'DRAFT_BUDGET_REQUEST' } as const;
  return changeRequest<NotDraftFault | ChangeFault>(ports, actor, act, input, (before, by) => {
    if (before.state !== 'DRAFT') return err(notDraft(before));
    const fault =
      (input.title === null ? null : faultOfTitle(input.title)) ??
      (input.lines === null ? null : faultOfLines(input.lines));
    if (fault !== null) return err(fault);
    const changes = {
      ...(input.title === null ? {} : { title: input.title.trim() }),
      ...(input.lines === null
        ? {}
        : { lines: inCycleOrder(input.lines).map((line) => ({ ...line, id: ports.newId('costLine') })) }),
    };
    return ok(withChange(before, changes, { act: 'UPDATED', at: by.at, byId: by.personId, note: null }));
  });
}
