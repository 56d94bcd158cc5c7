import { isWithin, type Principal } from '@quad/kernel';
import { organizationScope } from './permissions.ts';

/** Whether an object belongs to the tenant for which the principal acts; services and the operator act for all. */
export function isOfOwnTenant(principal: Principal, object: { readonly tenantId: string }): boolean {
  return isWithin(organizationScope(principal), { tenantId: object.tenantId });
}
