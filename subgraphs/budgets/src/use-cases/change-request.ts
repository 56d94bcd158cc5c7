import {
  type Actor,
  err,
  notFound,
  ok,
  type Result,
  type TransactionPorts,
  versionConflict,
} from '@quad/kernel';
import type { BudgetRequest } from '../domain/budget-request.ts';
import { totalCents } from '../domain/cost.ts';
import type { ChangeFault } from '../domain/errors.ts';
import { permitOn, readScope } from '../domain/permissions.ts';
import type { Memory, Ports } from '../domain/ports.ts';

type ChangeAction = Parameters<typeof permitOn>[1];
type Work = Memory & TransactionPorts;

/**
 * The steps that every change of a stored request takes: it is visible, the role reaches it, the
 * rule of the act agrees, nobody changed it first, it is written with one audit row.
 * @param change the act's own rule; it is asked before the version is compared, since "already
 *   approved" says more to a person than "changed by someone else".
 */
export async function changeRequest<Fault>(
  ports: Ports,
  actor: Actor,
  act: { readonly name: string; readonly action: ChangeAction },
  input: { readonly id: string; readonly expectedVersion: number },
  change: (
    before: BudgetRequest,
    by: { readonly personId: string; readonly at: string },
    memory: Work,
  ) => Promise<Result<BudgetRequest, Fault>> | Result<BudgetRequest, Fault>,
): Promise<Result<BudgetRequest, Fault | ChangeFault>> {
  return ports.transactions.run<BudgetRequest, Fault | ChangeFault>(actor, async (memory) => {
    const [before] = await memory.requests.byIds(readScope(actor.principal), [input.id]);
    if (before === undefined) return err(notFound('budget request', input.id));
    const permitted = permitOn(actor.principal, act.action, act.name, before);
    if (!permitted.ok) return permitted;
    const by = { personId: permitted.value.personId, at: ports.clock.now().toString() };
    const changed = await change(before, by, memory);
    if (!changed.ok) return changed;
    if (before.version !== input.expectedVersion) {
      return err(versionConflict('Budget request', before.id, before.version));
    }
    await memory.requests.replace(changed.value);
    await memory.audit({
      tenantId: before.tenantId,
      action: act.name,
      subjectNoun: 'BudgetRequest',
      subjectId: before.id,
      before: facts(before),
      after: facts(changed.value),
    });
    return ok(changed.value);
  });
}

function facts({ state, version, lines }: BudgetRequest) {
  return { state, version, totalCents: totalCents(lines) };
}
