import { holdsScope } from './access-scopes.ts';
import type { Principal } from './principal.ts';
import type { Action } from './role-facts.ts';
import { isWithin, scopeOfGrants } from './scope.ts';

/**
 * The kinds of events, in one place. A kind begins with the subgraph that tells it; nobody else can. An event says that
 * an object has changed, never what it holds: who is told asks the graph, which decides anew what they see.
 */
export const eventKinds = {
  'directory.rosterImport': {
    id: 'RosterImportJob',
    says: 'A roster import was asked for, has come further, or has ended.',
    readers: 'People of the district who may IMPORT_ROSTER; the operator.',
    ask: 'rosterImport(id: …), rosterImports(first: …)',
  },
  'directory.roster': {
    id: 'District',
    says: 'An import has changed the roster of the district.',
    readers: 'Vendors to which the district gives roster.read.',
    ask: 'what is read of the roster, anew or by what changed since',
  },
  'pathways.offeringRequest': {
    id: 'OfferingRequest',
    says: 'An offering was requested, or a request has taken a step: budget asked, funded, scheduled, refused, declined.',
    readers: 'People of the district who may READ_OFFERING_REQUESTS, as far as that reaches.',
    ask: 'offeringRequest(id: …), offeringRequests(first: …)',
  },
} as const satisfies Readonly<
  Record<
    string,
    { readonly id: string; readonly says: string; readonly readers: string; readonly ask: string }
  >
>;

export type EventKind = keyof typeof eventKinds;

/** Whom an event reaches: decided by whoever owns the object, by the act with which it would be read. */
export type EventAddress =
  | {
      readonly to: 'PEOPLE';
      readonly action: Action;
      readonly tenantId: string;
      /** The organizations that the object belongs to; none for one of the whole district. */
      readonly organizationIds: readonly string[];
      /** Whom the object is about. */
      readonly personIds: readonly string[];
    }
  | { readonly to: 'VENDORS'; readonly scope: string; readonly tenantId: string }
  | { readonly to: 'OPERATOR' };

/** An event and whom it reaches; the address stays inside. */
export interface AddressedEvent<Kind extends string = EventKind> {
  readonly kind: Kind;
  /** The global id of the object. */
  readonly id: string;
  readonly to: readonly EventAddress[];
}

/** Whether an event reaches a principal: by the same table and scopes by which the object is read. */
export function isReached(principal: Principal, addresses: readonly EventAddress[]): boolean {
  return addresses.some((address) => isAddressed(principal, address));
}

function isAddressed(principal: Principal, address: EventAddress): boolean {
  switch (address.to) {
    case 'PEOPLE': {
      const { tenantId, organizationIds, personIds } = address;
      const scope = scopeOfGrants(principal, address.action);
      return (
        isWithin(scope, { tenantId }) ||
        organizationIds.some((organizationId) => isWithin(scope, { tenantId, organizationId })) ||
        personIds.some((personId) => isWithin(scope, { tenantId, personId }))
      );
    }
    case 'VENDORS':
      return (
        principal.kind === 'VENDOR' &&
        principal.organizationId === address.tenantId &&
        holdsScope(principal, address.scope)
      );
    case 'OPERATOR':
      return principal.kind === 'OPERATOR';
  }
}
