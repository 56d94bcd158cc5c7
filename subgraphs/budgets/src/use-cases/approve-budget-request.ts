import { type Actor, err, type Result } from '@quad/kernel';
import type { BudgetRequest } from '../domain/budget-request.ts';
import { faultOfText } from '../domain/new-draft.ts';
import type { Ports } from '../domain/ports.ts';
import { type DecisionFault, decideBudgetRequest } from './decide-budget-request.ts';

const NOTE_LENGTH = { shortest: 0, longest: 2000 };

/** Grants the money; a remark may be left out. */
export async function approveBudgetRequest(
  ports: Ports,
  actor: Actor,
  input: { readonly id: string; readonly expectedVersion: number; readonly note: string | null },
): Promise<Result<BudgetRequest, DecisionFault>> {
  const fault = faultOfText(input.note ?? '', 'note', NOTE_LENGTH);
  if (fault !== null) return err(fault);
  return decideBudgetRequest(ports, actor, {
    ...input,
    note: input.note?.trim() || null,
    decision: 'APPROVED',
  });
}
