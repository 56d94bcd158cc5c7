import {
  type AddressedEvent,
  isWithin,
  type NotPermitted,
  notPermitted,
  type PersonPrincipal,
  type Principal,
  type Scope,
  scopeOfEverything,
  scopeOfGrants,
  scopeOfNothing,
  scopeOfTenant,
} from '@quad/kernel';
import { PLATFORM_TENANT } from './offering.ts';
import type { OfferingRequest } from './offering-request.ts';

/** The one side that may say what became of the money. */
const BUDGETS = 'budgets';

/** Everyone with a role, vendors, the product's own services and the operator read the catalogue; the public does not. */
export function catalogueScope(principal: Principal): Scope {
  switch (principal.kind) {
    case 'PERSON':
      return scopeOfGrants(principal, 'READ_OFFERINGS').reach === 'NONE'
        ? scopeOfNothing
        : scopeOfTenant(PLATFORM_TENANT);
    case 'PUBLIC':
      return scopeOfNothing;
    default:
      return scopeOfTenant(PLATFORM_TENANT);
  }
}

/** Requests are read by people of the district alone; budgets reads those that it has news of. */
export function requestScope(principal: Principal): Scope {
  if (principal.kind === 'SERVICE') return principal.name === BUDGETS ? scopeOfEverything : scopeOfNothing;
  return scopeOfGrants(principal, 'READ_OFFERING_REQUESTS');
}

/** The side's own jobs reach the requests that their messages are about, whatever their district. */
export function ownWorkScope(principal: Principal): Scope {
  return principal.kind === 'SERVICE' && principal.name === 'pathways' ? scopeOfEverything : scopeOfNothing;
}

/** Series are the district's: read by all who may request or who see requests beyond their own. */
export function seriesScope(principal: Principal): Scope {
  if (principal.kind !== 'PERSON') return scopeOfNothing;
  const reaches = [
    scopeOfGrants(principal, 'REQUEST_OFFERING').reach,
    scopeOfGrants(principal, 'READ_OFFERING_REQUESTS').reach,
  ];
  const mayRead = reaches.some((reach) => reach === 'ORGANIZATIONS' || reach === 'TENANT');
  return mayRead ? scopeOfTenant(principal.organizationId) : scopeOfNothing;
}

/** Directory is told whose a request is and whom it names, to share it; nobody else is. */
export function shareableScope(principal: Principal): Scope {
  const isDirectory = principal.kind === 'SERVICE' && principal.name === 'directory';
  return isDirectory ? scopeOfEverything : scopeOfNothing;
}

export type Permit<Who> =
  | { readonly ok: true; readonly value: Who }
  | { readonly ok: false; readonly error: NotPermitted };

/**
 * Who reaches the whole district may request for any of its schools and departments and for the
 * district itself; who reaches some schools may request for those alone.
 * @param organizationIds the school and the department that are named; empty for the whole district.
 */
export function permitRequestFor(
  principal: Principal,
  act: string,
  organizationIds: readonly string[],
): Permit<PersonPrincipal> {
  const scope = scopeOfGrants(principal, 'REQUEST_OFFERING');
  if (principal.kind !== 'PERSON' || scope.reach === 'NONE') {
    return refuse(
      act,
      'Your roles do not request offerings; a principal, a department lead or the planning team does.',
    );
  }
  if (scope.reach === 'TENANT') return { ok: true, value: principal };
  const tenantId = principal.organizationId;
  const isOwn =
    organizationIds.length > 0 &&
    organizationIds.every((organizationId) => isWithin(scope, { tenantId, organizationId }));
  if (isOwn) return { ok: true, value: principal };
  return refuse(act, 'You request for your own schools alone; name one of them and no other organization.');
}

/** Who may request for one of the request's organizations may also provide for it and tick its deliverables. */
export function permitChangeOf(
  principal: Principal,
  act: string,
  request: { readonly tenantId: string; readonly organizationIds: readonly string[] },
): Permit<PersonPrincipal> {
  const scope = scopeOfGrants(principal, 'REQUEST_OFFERING');
  const { tenantId } = request;
  const isOwn = request.organizationIds.some((organizationId) =>
    isWithin(scope, { tenantId, organizationId }),
  );
  if (principal.kind === 'PERSON' && isOwn) return { ok: true, value: principal };
  return refuse(
    act,
    'Your roles do not request offerings for this school or department; ask who requested it.',
  );
}

export function permitComposing(principal: Principal): Permit<PersonPrincipal> {
  const { reach } = scopeOfGrants(principal, 'REQUEST_OFFERING');
  if (principal.kind === 'PERSON' && reach !== 'NONE') return { ok: true, value: principal };
  return refuse('composeSeries', 'Your roles do not compose series; who may request offerings does.');
}

export function permitLoading(principal: Principal): Permit<Principal> {
  if (principal.kind === 'OPERATOR') return { ok: true, value: principal };
  return refuse('loadOfferingCatalogue', 'The platform operator alone loads catalogues.');
}

/** News of the money is taken from the service that decides it, and from nobody else. */
export function permitRecording(principal: Principal, act: string): Permit<Principal> {
  if (principal.kind === 'SERVICE' && principal.name === BUDGETS) return { ok: true, value: principal };
  return refuse(act, 'The service budgets alone records what became of the money.');
}

function refuse(act: string, message: string): Permit<never> {
  return { ok: false, error: notPermitted(act, message) };
}

/** Whoever may read a request is told that it changed. */
export function requestChanged(
  request: Pick<OfferingRequest, 'id' | 'tenantId' | 'organizationIds' | 'requestedById' | 'forPersonIds'>,
): AddressedEvent {
  const { id, tenantId, organizationIds, requestedById, forPersonIds } = request;
  const personIds = [requestedById, ...forPersonIds];
  const readers = {
    to: 'PEOPLE',
    action: 'READ_OFFERING_REQUESTS',
    tenantId,
    organizationIds,
    personIds,
  } as const;
  return { kind: 'pathways.offeringRequest', id, to: [readers] };
}
