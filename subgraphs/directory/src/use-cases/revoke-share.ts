import { type Actor, err, invalidInput, notFound, ok, type Result } from '@quad/kernel';
import type { CommonFault } from '../domain/errors.ts';
import { canRevoke, whyNotSharer } from '../domain/permissions.ts';
import type { Ports } from '../domain/ports.ts';
import { type Share, shareState } from '../domain/share.ts';

const LONGEST_REASON = 500;

/** Takes a share back, now and for good; whoever shared it, and whoever may share the object. */
export async function revokeShare(
  ports: Ports,
  actor: Actor,
  input: { readonly shareId: string; readonly reason: string },
): Promise<Result<Share, CommonFault>> {
  const sharer = whyNotSharer(actor.principal);
  if (!sharer.ok) return sharer;
  const reason = input.reason.trim();
  if (reason === '' || reason.length > LONGEST_REASON) {
    return err(invalidInput(`Say why, in 1 to ${LONGEST_REASON} characters.`, ['input', 'reason']));
  }
  const { personId, organizationId } = sharer.value;
  const nowMs = ports.clock.now().epochMilliseconds;
  return ports.transactions.run<Share, CommonFault>(actor, async (memory) => {
    const share = await memory.shares.find(organizationId, input.shareId);
    if (share === null || !canRevoke(sharer.value, share)) return err(notFound('share', input.shareId));
    const state = shareState(share, nowMs);
    if (state === 'REVOKED' || state === 'EXPIRED') {
      return err(invalidInput(`Share ${share.id} has ended already.`, ['input', 'shareId']));
    }
    const revoked: Share = {
      ...share,
      revokedAtMs: nowMs,
      revokedById: personId,
      revokedReason: reason,
    };
    await memory.shares.revoke(revoked);
    await memory.audit({
      tenantId: share.tenantId,
      action: 'shareRevoke',
      subjectNoun: 'share',
      subjectId: share.id,
      before: { state },
      after: { state: 'REVOKED' },
    });
    return ok(revoked);
  });
}
