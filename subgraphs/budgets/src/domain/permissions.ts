import {
  type Action,
  isWithin,
  type NotPermitted,
  notPermitted,
  type PersonPrincipal,
  type Principal,
  type Scope,
  scopeOfEverything,
  scopeOfGrants,
  scopeOfNothing,
} from '@quad/kernel';
import type { BudgetRequest, BudgetRequestAct } from './budget-request.ts';

/** The one side that may ask for money without a person: it passes on who asked. */
const PATHWAYS = 'pathways';

/** Money is read by people of the district alone: of their own schools and departments, or all of it. */
export function readScope(principal: Principal): Scope {
  return scopeOfGrants(principal, 'READ_BUDGET_REQUESTS');
}

/** The side's own jobs, and pathways for the requests that it asked for, whatever their district. */
export function serviceScope(principal: Principal): Scope {
  const isKnown =
    principal.kind === 'SERVICE' && (principal.name === PATHWAYS || principal.name === 'budgets');
  return isKnown ? scopeOfEverything : scopeOfNothing;
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
 * Who reaches the whole district drafts for any of its departments and for the district itself; who
 * reaches some schools or departments drafts for those alone.
 */
export function permitDraft(principal: Principal, payerId: string | null): Permit<PersonPrincipal> {
  const scope = scopeOfGrants(principal, 'DRAFT_BUDGET_REQUEST');
  if (principal.kind !== 'PERSON' || scope.reach === 'NONE') {
    return refuse(
      'draftBudgetRequest',
      'Your roles do not draft budget requests; a department lead or the planning team does.',
    );
  }
  const tenantId = principal.organizationId;
  const isOwn =
    scope.reach === 'TENANT' || (payerId !== null && isWithin(scope, { tenantId, organizationId: payerId }));
  if (isOwn) return { ok: true, value: principal };
  return refuse(
    'draftBudgetRequest',
    'You draft for your own schools and departments alone; name one of them.',
  );
}

/** Whether a role reaches the request for an act on it: drafting further, submitting, approving. */
export function permitOn(
  principal: Principal,
  action: Extract<Action, 'DRAFT_BUDGET_REQUEST' | 'SUBMIT_BUDGET_REQUEST' | 'APPROVE_BUDGET_REQUEST'>,
  act: string,
  request: Pick<BudgetRequest, 'tenantId' | 'organizationIds'>,
): Permit<PersonPrincipal> {
  const scope = scopeOfGrants(principal, action);
  const { tenantId } = request;
  const isOwn = request.organizationIds.some((organizationId) =>
    isWithin(scope, { tenantId, organizationId }),
  );
  if (principal.kind === 'PERSON' && isOwn) return { ok: true, value: principal };
  return refuse(act, `None of your roles may ${action} for this request; ask someone whose role may.`);
}

/** What people do to a request before it is decided. */
const handsOn: readonly BudgetRequestAct[] = ['DRAFTED', 'UPDATED', 'STAGES_WAIVED', 'SUBMITTED'];

/**
 * Separation of duties: who asked for the money, wrote any of its lines, waived a stage or submitted the
 * request is not the one who decides.
 */
export function isRequester(
  request: Pick<BudgetRequest, 'requestedById' | 'submittedById' | 'history'>,
  personId: string,
): boolean {
  return (
    request.requestedById === personId ||
    request.submittedById === personId ||
    request.history.some(({ act, byId }) => byId === personId && handsOn.includes(act))
  );
}

export function permitService(principal: Principal): Permit<Principal> {
  if (principal.kind === 'SERVICE' && principal.name === PATHWAYS) return { ok: true, value: principal };
  return refuse('createRequestForOffering', 'The service pathways alone asks for the money of an offering.');
}

function refuse(act: string, message: string): Permit<never> {
  return { ok: false, error: notPermitted(act, message) };
}
