import type { PersonPrincipal, Principal, Role, VendorPrincipal } from '@quad/kernel';

/** A signed-in person with one role on one organization of a tenant. */
export function personWith(
  role: Role,
  on: { readonly tenantId: string; readonly organizationId?: string; readonly personId?: string },
): PersonPrincipal {
  const personId = on.personId ?? `per_${role.toLowerCase()}`;
  return {
    kind: 'PERSON',
    personId,
    accountId: `acc_${personId}`,
    organizationId: on.tenantId,
    grants: [{ role, organizationId: on.organizationId ?? on.tenantId }],
  };
}

export function vendorFor(tenantId: string, scopes: readonly string[] = ['roster.read']): VendorPrincipal {
  return { kind: 'VENDOR', vendorId: 'ven_test', organizationId: tenantId, scopes };
}

export function service(name: string): Principal {
  return { kind: 'SERVICE', name };
}

export const operator: Principal = { kind: 'OPERATOR' };
