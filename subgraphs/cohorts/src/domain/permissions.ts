import {
  isWithin,
  type Principal,
  type Scope,
  scopeOfEverything,
  scopeOfGrants,
  scopeOfNothing,
} from '@quad/kernel';
import type { SignUp, SignUpPerson } from './sign-up.ts';

/**
 * Whose drafts a principal sees and whose programs they change: those of the own organization for
 * people with MANAGE_PROGRAM, all for the platform operator. What is published is for everyone.
 */
export function managedScope(principal: Principal): Scope {
  return principal.kind === 'OPERATOR' ? scopeOfEverything : scopeOfGrants(principal, 'MANAGE_PROGRAM');
}

/** Whether the principal may change the programs of this owner. */
export function canManage(principal: Principal, ownerTenantId: string): boolean {
  return isWithin(managedScope(principal), { tenantId: ownerTenantId });
}

/**
 * The owner of a program that the principal makes: the one that is named, else the own organization.
 * Null when the principal may not make programs for it, or when the operator names none.
 */
export function ownerFor(principal: Principal, ownerId: string | null): string | null {
  const owner = ownerId ?? (principal.kind === 'PERSON' ? principal.organizationId : null);
  return owner !== null && canManage(principal, owner) ? owner : null;
}

/**
 * For whom the principal may take a place: people for themselves by SIGN_UP_FOR_PROGRAM, the
 * platform operator for the person that is named. Null when for nobody.
 */
export function personToSignUp(principal: Principal, named: SignUpPerson | null): SignUpPerson | null {
  if (principal.kind === 'OPERATOR') return named;
  if (principal.kind !== 'PERSON' || named !== null) return null;
  if (scopeOfGrants(principal, 'SIGN_UP_FOR_PROGRAM').reach === 'NONE') return null;
  return {
    personId: principal.personId,
    tenantId: principal.organizationId,
    organizationIds: [...new Set(principal.grants.map((grant) => grant.organizationId))],
  };
}

/** Which sign-ups a principal sees: their own, those of the staff that they may read, those in the programs that they manage. */
export interface SignUpReach {
  readonly self: { readonly tenantId: string; readonly personId: string } | null;
  readonly staff: Scope;
  readonly managed: Scope;
}

export function signUpReach(principal: Principal): SignUpReach {
  return {
    self:
      principal.kind === 'PERSON'
        ? { tenantId: principal.organizationId, personId: principal.personId }
        : null,
    staff: principal.kind === 'OPERATOR' ? scopeOfEverything : scopeOfGrants(principal, 'READ_STAFF'),
    managed: managedScope(principal),
  };
}

/** A person's own sign-ups alone, for who holds the secret of the person's calendar. */
export function ownSignUps(self: { readonly tenantId: string; readonly personId: string }): SignUpReach {
  return { self, staff: scopeOfNothing, managed: scopeOfNothing };
}

/** Whether the principal may see anything of the programs of this person, before looking which there are. */
export function canAskForProgramsOf(principal: Principal, personId: string): boolean {
  const reach = signUpReach(principal);
  return reach.self?.personId === personId || reach.staff.reach !== 'NONE' || reach.managed.reach !== 'NONE';
}

/** A place is given back by the person, by who manages the program, or by the operator. */
export function canCancel(principal: Principal, signUp: SignUp): boolean {
  if (canManage(principal, signUp.ownerTenantId)) return true;
  return (
    principal.kind === 'PERSON' &&
    principal.personId === signUp.personId &&
    principal.organizationId === signUp.tenantId
  );
}

/** Directory is told whose an edition is, to share it; nobody else is. */
export function shareableScope(principal: Principal): Scope {
  const isDirectory = principal.kind === 'SERVICE' && principal.name === 'directory';
  return isDirectory ? scopeOfEverything : scopeOfNothing;
}

/** Who has a place where is told to Quad's own services alone: of one person, for what is shared with a cohort. */
export function placesReach(
  principal: Principal,
  of: { readonly tenantId: string; readonly personId: string },
): SignUpReach | null {
  return principal.kind === 'SERVICE' ? ownSignUps(of) : null;
}
