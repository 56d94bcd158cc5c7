import { type Actor, err, ok, type Result } from '@quad/kernel';
import { type BudgetRequest, withChange } from '../domain/budget-request.ts';
import {
  type ChangeFault,
  type NotSubmittedFault,
  notSubmitted,
  type RequesterCannotApproveFault,
  requesterCannotApprove,
} from '../domain/errors.ts';
import { isRequester } from '../domain/permissions.ts';
import type { FundingNews, Ports } from '../domain/ports.ts';
import { changeRequest } from './change-request.ts';

export type DecisionFault = ChangeFault | NotSubmittedFault | RequesterCannotApproveFault;

export interface Decision {
  readonly id: string;
  readonly expectedVersion: number;
  readonly decision: 'APPROVED' | 'REFUSED';
  readonly note: string | null;
}

/** Decides a submitted request; the news for the offering that it pays is written in the same transaction. */
export async function decideBudgetRequest(
  ports: Ports,
  actor: Actor,
  input: Decision,
): Promise<Result<BudgetRequest, DecisionFault>> {
  const name = input.decision === 'APPROVED' ? 'approveBudgetRequest' : 'refuseBudgetRequest';
  const act = { name, action: 'APPROVE_BUDGET_REQUEST' } as const;
  return changeRequest<DecisionFault>(ports, actor, act, input, async (before, by, memory) => {
    if (isRequester(before, by.personId)) return err(requesterCannotApprove(before));
    if (before.state !== 'SUBMITTED') return err(notSubmitted(before));
    const { decision, note } = input;
    const changes = { state: decision, decidedById: by.personId, decidedAt: by.at, decisionNote: note };
    const after = withChange(before, changes, { act: decision, at: by.at, byId: by.personId, note });
    if (before.offeringRequestId !== null) {
      const news: FundingNews = {
        offeringRequestId: before.offeringRequestId,
        budgetRequestId: before.id,
        decision,
        reason: note,
      };
      await memory.send({
        tenantId: before.tenantId,
        act: 'recordFunding',
        subjectId: before.id,
        facts: { ...news },
      });
    }
    return ok(after);
  });
}
