import type { Principal } from './principal.ts';
import type { Action } from './role-facts.ts';
import { roleFacts } from './roles.ts';

/** An object by its id and by the organization that owns it: a share names both, and a read demands both. */
export interface SharedObject {
  readonly tenantId: string;
  readonly id: string;
}

declare const scopeBrand: unique symbol;

/**
 * What a principal may read of one noun. `domain/permissions.ts` computes it and every
 * repository read demands it as its first argument, so that a read without one does not
 * compile. The brand keeps anyone else from making one by hand.
 *
 *   NONE           nothing
 *   OWN            what is about this person, in this tenant
 *   ORGANIZATIONS  what belongs to these organizations (schools, departments) of this tenant
 *   TENANT         all of this tenant
 *   SHARED         these objects of other tenants alone, for as long as their shares are in force; never for an act
 *   EVERYTHING     every tenant: services and the operator only
 */
export type Scope = { readonly [scopeBrand]: true } & (
  | { readonly reach: 'NONE' }
  | { readonly reach: 'OWN'; readonly tenantId: string; readonly personId: string }
  | {
      readonly reach: 'ORGANIZATIONS';
      readonly tenantId: string;
      readonly organizationIds: readonly string[];
      readonly personId?: string;
    }
  | { readonly reach: 'TENANT'; readonly tenantId: string }
  | { readonly reach: 'SHARED'; readonly objects: readonly SharedObject[] }
  | { readonly reach: 'EVERYTHING' }
);

function scope(value: object): Scope {
  return value as Scope;
}

export const scopeOfNothing: Scope = scope({ reach: 'NONE' });
/** For services and the operator; a subgraph's permissions decide which of them. */
export const scopeOfEverything: Scope = scope({ reach: 'EVERYTHING' });
export function scopeOfTenant(tenantId: string): Scope {
  return scope({ reach: 'TENANT', tenantId });
}
/** What is shared; nothing when nothing is. An object may bring along what cannot be shown without it. */
export function scopeOfShared(objects: readonly SharedObject[]): Scope {
  return objects.length === 0 ? scopeOfNothing : scope({ reach: 'SHARED', objects });
}

/**
 * The widest scope that a person's grants give for an act, by the table in `roles.ts`.
 * Vendors, services and the operator are decided by each subgraph's own permissions,
 * so they get nothing here.
 */
export function scopeOfGrants(principal: Principal, action: Action): Scope {
  if (principal.kind !== 'PERSON') return scopeOfNothing;
  const tenantId = principal.organizationId;
  const organizationIds: string[] = [];
  let isOwn = false;
  for (const grant of principal.grants) {
    const reach = roleFacts(grant.role).may[action];
    if (reach === 'TENANT') return scopeOfTenant(tenantId);
    if (reach === 'ORGANIZATION') organizationIds.push(grant.organizationId);
    if (reach === 'OWN') isOwn = true;
  }
  if (organizationIds.length > 0) {
    return scope({
      reach: 'ORGANIZATIONS',
      tenantId,
      organizationIds,
      ...(isOwn ? { personId: principal.personId } : {}),
    });
  }
  return isOwn ? scope({ reach: 'OWN', tenantId, personId: principal.personId }) : scopeOfNothing;
}

/** Whether an object of this tenant, organization and person lies within the scope; its id counts for shares alone. */
export function isWithin(
  within: Scope,
  object: {
    readonly tenantId: string;
    readonly organizationId?: string;
    readonly personId?: string;
    readonly id?: string;
  },
): boolean {
  switch (within.reach) {
    case 'NONE':
      return false;
    case 'EVERYTHING':
      return true;
    case 'TENANT':
      return object.tenantId === within.tenantId;
    case 'ORGANIZATIONS':
      return (
        object.tenantId === within.tenantId &&
        ((object.organizationId !== undefined && within.organizationIds.includes(object.organizationId)) ||
          (within.personId !== undefined && object.personId === within.personId))
      );
    case 'OWN':
      return object.tenantId === within.tenantId && object.personId === within.personId;
    case 'SHARED':
      return within.objects.some(({ tenantId, id }) => tenantId === object.tenantId && id === object.id);
  }
}
