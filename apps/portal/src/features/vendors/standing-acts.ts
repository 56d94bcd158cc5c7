import type { Action } from '@quad/kernel';
import type { VendorStanding } from '../../__generated__/graphql.ts';

/** Into which standings a reader may bring a vendor, what can be undone first. */
export function standingActs(
  now: VendorStanding,
  can: (action: Action) => boolean,
): readonly VendorStanding[] {
  if (now === 'REVOKED') return [];
  const acts: VendorStanding[] = [];
  if (can('SUSPEND_VENDOR')) acts.push(now === 'ACTIVE' ? 'SUSPENDED' : 'ACTIVE');
  if (can('REVOKE_VENDOR')) acts.push('REVOKED');
  return acts;
}
