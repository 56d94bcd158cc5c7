import { type Actor, err, notFound, ok, type Result } from '@quad/kernel';
import type { CommonFault, VendorIsRevoked } from '../domain/errors.ts';
import type { Vendor, VendorStanding } from '../domain/identity.ts';
import { textFault } from '../domain/input-checks.ts';
import { administrationScope, whyRefused } from '../domain/permissions.ts';
import type { Ports } from '../domain/ports.ts';
import { actionOfStanding, auditNameOfStanding, whyNotInto } from '../domain/vendor-standing.ts';

export interface ChangeVendorStandingInput {
  readonly vendorId: string;
  readonly standing: VendorStanding;
  readonly reason: string;
}

/** Stops a vendor for a while, lets it in again, or ends it for good; the gateway and identity ask for it every minute. */
export async function changeVendorStanding(
  ports: Ports,
  actor: Actor,
  { vendorId, standing, reason }: ChangeVendorStandingInput,
): Promise<Result<Vendor, CommonFault | VendorIsRevoked>> {
  const fault = textFault('reason', reason, 500);
  if (fault !== null) return err(fault);
  // Who may register vendors sees them; one that is not seen is not found, whatever may be done to it.
  const scope = administrationScope(actor.principal, 'REGISTER_VENDOR');
  return ports.transactions.run<Vendor, CommonFault | VendorIsRevoked>(actor, async (memory) => {
    const vendor = await memory.identity.findVendor(scope, vendorId);
    if (vendor === null) return err(notFound('vendor', vendorId));
    const refused =
      whyRefused(actor.principal, actionOfStanding[standing], vendor.tenantId) ??
      whyNotInto(vendor, standing);
    if (refused !== null) return err(refused);
    if (vendor.standing === standing) return ok(vendor);
    const standingSinceMs = ports.clock.now().epochMilliseconds;
    const changed: Vendor = { ...vendor, standing, standingSinceMs, standingReason: reason.trim() };
    await memory.identity.changeStanding(changed);
    await memory.audit({
      tenantId: vendor.tenantId,
      action: auditNameOfStanding[standing],
      subjectNoun: 'vendor',
      subjectId: vendor.id,
      before: { standing: vendor.standing },
      after: { standing, reason: changed.standingReason },
    });
    return ok(changed);
  });
}
