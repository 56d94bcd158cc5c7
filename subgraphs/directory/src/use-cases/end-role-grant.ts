import { type Actor, err, invalidInput, notFound, ok, type Result } from '@quad/kernel';
import type { CommonFault } from '../domain/errors.ts';
import { isHeld, type RoleGrant } from '../domain/identity.ts';
import { administrationScope } from '../domain/permissions.ts';
import type { Ports } from '../domain/ports.ts';

/** Ends a grant now; one that never began ends before it does. */
export async function endRoleGrant(
  ports: Ports,
  actor: Actor,
  input: { readonly roleGrantId: string },
): Promise<Result<RoleGrant, CommonFault>> {
  const scope = administrationScope(actor.principal, 'GRANT_ROLE');
  const nowMs = ports.clock.now().epochMilliseconds;
  return ports.transactions.run<RoleGrant, CommonFault>(actor, async (memory) => {
    const grant = await memory.identity.findGrant(scope, input.roleGrantId);
    if (grant === null) return err(notFound('role grant', input.roleGrantId));
    const isFuture = grant.fromMs > nowMs;
    if (!isHeld(grant, nowMs) && !isFuture) {
      return err(invalidInput(`Role grant ${grant.id} has ended already.`, ['input', 'roleGrantId']));
    }
    await memory.identity.endGrant(grant.tenantId, grant.id, nowMs);
    await memory.audit({
      tenantId: grant.tenantId,
      action: 'endRoleGrant',
      subjectNoun: 'roleGrant',
      subjectId: grant.id,
      before: { untilMs: grant.untilMs },
      after: { untilMs: nowMs },
    });
    return ok({ ...grant, untilMs: nowMs });
  });
}
