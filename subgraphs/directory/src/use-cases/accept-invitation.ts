import {
  type Actor,
  err,
  type InvalidInput,
  type NotPermitted,
  notPermitted,
  type OrganizationKind,
  ok,
  type Result,
  type Role,
  scopeOfTenant,
  type TransactionPorts,
} from '@quad/kernel';
import { type InvitationNotUsable, invitationNotUsable } from '../domain/errors.ts';
import {
  type Account,
  DEMO_ISSUER,
  type Invitation,
  invitationState,
  type PrincipalClaims,
} from '../domain/identity.ts';
import { textFault } from '../domain/input-checks.ts';
import { newPerson } from '../domain/new-objects.ts';
import { isService } from '../domain/permissions.ts';
import type { Memory, Ports } from '../domain/ports.ts';

export interface AcceptInvitationInput {
  readonly token: string;
  readonly issuer: string;
  readonly subject: string;
  readonly givenName?: string | null | undefined;
  readonly familyName?: string | null | undefined;
  readonly email?: string | null | undefined;
}

export interface Accepted {
  readonly account: Account;
  readonly claims: PrincipalClaims;
}

/** The role that lets someone grant roles, or run what the partner is for. */
function administratorRole(type: OrganizationKind): Role {
  if (type === 'FOUNDATION') return 'COHORT_FACILITATOR';
  if (type === 'STATE_DEPARTMENT') return 'STATE_ADMIN';
  return type === 'SERVICE_CENTER' ? 'COHORT_COACH' : 'PLATFORM_TEAM';
}

/** Ties a subject that has just signed in to the person who was invited, once. */
export async function acceptInvitation(
  ports: Ports,
  actor: Actor,
  input: AcceptInvitationInput,
): Promise<Result<Accepted, InvitationNotUsable | NotPermitted | InvalidInput>> {
  if (!isService(actor.principal, ['gateway', 'identity'])) {
    return err(notPermitted('ACCEPT_INVITATION', 'Only the sign-in itself may take up an invitation.'));
  }
  const fault = textFault('issuer', input.issuer, 500) ?? textFault('subject', input.subject, 500);
  if (fault !== null) return err(fault);
  const nowMs = ports.clock.now().epochMilliseconds;
  return ports.transactions.run<Accepted, InvitationNotUsable | NotPermitted | InvalidInput>(
    actor,
    async (memory) => {
      const invitation = await memory.identity.findInvitation(ports.secrets.hashOf(input.token));
      if (invitation === null || invitationState(invitation, nowMs) !== 'USABLE') {
        return err(invitationNotUsable);
      }
      const { tenantId } = invitation;
      const tenant = await memory.organizations.find(scopeOfTenant(tenantId), tenantId);
      if (tenant === null) return err(invitationNotUsable);
      if (input.issuer === DEMO_ISSUER && !tenant.isDemo) {
        // Whoever may be picked by name must not come to administer a district that is real.
        return err(
          notPermitted(
            'ACCEPT_INVITATION',
            `A demo person cannot administer ${tenant.name}; sign in for real.`,
          ),
        );
      }
      const account = await accountFor(ports, memory, invitation, input);
      const role = administratorRole(tenant.type);
      await memory.identity.addGrant({
        id: ports.newId('roleGrant'),
        tenantId,
        personId: account.personId,
        role,
        organizationId: tenantId,
        fromMs: nowMs,
        untilMs: null,
        grantedById: null,
        source: 'INVITATION',
      });
      await memory.identity.useInvitation(tenantId, invitation.id, nowMs);
      await memory.audit({
        tenantId,
        action: 'acceptInvitation',
        subjectNoun: 'invitation',
        subjectId: invitation.id,
        before: { usedAtMs: null },
        after: { usedAtMs: nowMs, personId: account.personId, role },
      });
      const grants = await memory.identity.grantsOf(tenantId, [account.personId]);
      const claims: PrincipalClaims = {
        personId: account.personId,
        accountId: account.id,
        organizationId: tenantId,
        organizationName: tenant.name,
        isDemo: tenant.isDemo,
        grants: grants.map((grant) => ({ role: grant.role, organizationId: grant.organizationId })),
      };
      return ok({ account, claims });
    },
  );
}

async function accountFor(
  ports: Ports,
  memory: Memory & TransactionPorts,
  invitation: Invitation,
  input: AcceptInvitationInput,
): Promise<Account> {
  const { tenantId } = invitation;
  const known = await memory.identity.accountAt(tenantId, input.issuer, input.subject);
  if (known !== null) return known;
  const invited = invitation.email;
  // Whoever gives their own e-mail becomes nobody who is known by it: only an invitation proves that.
  const before = invited === null ? null : await memory.people.findByEmail(scopeOfTenant(tenantId), invited);
  const email = invited ?? input.email?.trim() ?? null;
  const person =
    before ??
    newPerson({
      id: ports.newId('person'),
      tenantId,
      givenName: input.givenName?.trim() || (email?.split('@')[0] ?? 'Administrator'),
      familyName: input.familyName?.trim() || '',
      email,
      title: 'Administrator',
      organizationIds: [tenantId],
      isStaff: true,
    });
  if (before === null) await memory.people.add(person);
  const account: Account = {
    id: ports.newId('account'),
    tenantId,
    personId: person.id,
    issuer: input.issuer,
    subject: input.subject,
    isDemo: false,
    lastSignInAtMs: null,
  };
  await memory.identity.addAccount(account);
  return account;
}
