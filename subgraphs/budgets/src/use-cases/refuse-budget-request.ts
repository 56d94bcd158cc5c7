import { type Actor, err, type Result } from '@quad/kernel';
import type { BudgetRequest } from '../domain/budget-request.ts';
import { faultOfText } from '../domain/new-draft.ts';
import type { Ports } from '../domain/ports.ts';
import { type DecisionFault, decideBudgetRequest } from './decide-budget-request.ts';

const REASON_LENGTH = { shortest: 1, longest: 2000 };

/** Does not grant the money; who asked is owed a reason. */
export async function refuseBudgetRequest(
  ports: Ports,
  actor: Actor,
  input: { readonly id: string; readonly expectedVersion: number; readonly reason: string },
): Promise<Result<BudgetRequest, DecisionFault>> {
  const fault = faultOfText(input.reason, 'reason', REASON_LENGTH);
  if (fault !== null) return err(fault);
  const { id, expectedVersion } = input;
  return decideBudgetRequest(ports, actor, {
    id,
    expectedVersion,
    note: input.reason.trim(),
    decision: 'REFUSED',
  });
}
