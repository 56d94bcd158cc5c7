import type { Action } from '@quad/kernel';
import { type VendorIsRevoked, vendorIsRevoked } from './errors.ts';
import type { Vendor, VendorStanding } from './identity.ts';

/** The permission that brings a vendor into a standing: who may stop it for a while may let it in again. */
export const actionOfStanding = {
  ACTIVE: 'SUSPEND_VENDOR',
  SUSPENDED: 'SUSPEND_VENDOR',
  REVOKED: 'REVOKE_VENDOR',
} as const satisfies Readonly<Record<VendorStanding, Action>>;

/** What the audit calls the change. */
export const auditNameOfStanding = {
  ACTIVE: 'resumeVendor',
  SUSPENDED: 'suspendVendor',
  REVOKED: 'revokeVendor',
} as const satisfies Readonly<Record<VendorStanding, string>>;

/**
 * Why a vendor cannot come into a standing; null when it can. Revoked is for good: whoever holds the old key may be why,
 * so a vendor that comes back is registered anew, with a new key.
 */
export function whyNotInto(vendor: Vendor, standing: VendorStanding): VendorIsRevoked | null {
  return vendor.standing === 'REVOKED' && standing !== 'REVOKED' ? vendorIsRevoked(vendor.name) : null;
}
