import {
  type Actor,
  err,
  type InvalidInput,
  invalidInput,
  type NotPermitted,
  ok,
  type Result,
} from '@quad/kernel';
import { type BudgetRequest, newBudgetRequest } from '../domain/budget-request.ts';
import { type CostLineDraft, inCycleOrder, totalCents } from '../domain/cost.ts';
import { faultOfLines } from '../domain/cost-lines.ts';
import { faultOfFiscalYear, faultOfOrganization, faultOfTitle } from '../domain/new-draft.ts';
import { permitDraft, readScope } from '../domain/permissions.ts';
import type { Ports } from '../domain/ports.ts';

export interface BudgetRequestDraft {
  readonly clientMutationId: string;
  readonly departmentId: string | null;
  readonly title: string;
  readonly fiscalYear: number;
  readonly lines: readonly CostLineDraft[];
}

/** Keeps a draft of the person who drafts it; that person never approves it. */
export async function draftBudgetRequest(
  ports: Ports,
  actor: Actor,
  input: BudgetRequestDraft,
): Promise<Result<BudgetRequest, NotPermitted | InvalidInput>> {
  const permitted = permitDraft(actor.principal, input.departmentId);
  if (!permitted.ok) return permitted;
  const fault =
    faultOfOrganization(input.departmentId, 'departmentId') ??
    faultOfTitle(input.title) ??
    faultOfFiscalYear(input.fiscalYear) ??
    faultOfLines(input.lines);
  if (fault !== null) return err(fault);
  const { personId, organizationId: tenantId } = permitted.value;
  return ports.transactions.run<BudgetRequest, InvalidInput>(actor, async (memory) => {
    // Kept by person: nobody is answered with another's draft by choosing the same id.
    const key = `${personId}:${input.clientMutationId}`;
    const knownId = await memory.recall(tenantId, 'draftBudgetRequest', key);
    if (knownId !== null) {
      const [known] = await memory.requests.byIds(readScope(actor.principal), [knownId]);
      if (known !== undefined) return ok(known);
      return err(
        invalidInput('This clientMutationId was used for a request that you no longer see; take a new one.', [
          'input',
          'clientMutationId',
        ]),
      );
    }
    const request = newBudgetRequest(
      {
        id: ports.newId('budgetRequest'),
        tenantId,
        payerId: input.departmentId,
        organizationIds: [input.departmentId ?? tenantId],
        title: input.title.trim(),
        requestedById: personId,
        forPersonIds: [],
        state: 'DRAFT',
        lines: inCycleOrder(input.lines).map((line) => ({ ...line, id: ports.newId('costLine') })),
        fiscalYear: input.fiscalYear,
        offeringRequestId: null,
        participants: null,
      },
      { act: 'DRAFTED', at: ports.clock.now().toString(), byId: personId },
    );
    await memory.requests.insert(request);
    await memory.remember(tenantId, 'draftBudgetRequest', key, request.id);
    await memory.audit({
      tenantId,
      action: 'draftBudgetRequest',
      subjectNoun: 'BudgetRequest',
      subjectId: request.id,
      before: null,
      after: { state: request.state, totalCents: totalCents(request.lines) },
    });
    return ok(request);
  });
}
