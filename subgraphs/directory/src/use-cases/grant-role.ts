import {
  type Actor,
  err,
  invalidInput,
  notFound,
  ok,
  type Result,
  type Role,
  roleFacts,
  scopeOfTenant,
} from '@quad/kernel';
import type { CommonFault } from '../domain/errors.ts';
import type { RoleGrant } from '../domain/identity.ts';
import { administrationScope, whyNotToThemself } from '../domain/permissions.ts';
import type { Ports } from '../domain/ports.ts';

export interface GrantRoleInput {
  readonly clientMutationId: string;
  readonly personId: string;
  readonly role: Role;
  readonly organizationId: string;
  readonly from?: string | null | undefined;
  readonly until?: string | null | undefined;
}

/** Gives a person a role on an organization of their own tenant, of the kind on which the role is granted. */
export async function grantRole(
  ports: Ports,
  actor: Actor,
  input: GrantRoleInput,
): Promise<Result<RoleGrant, CommonFault>> {
  const toThemself = whyNotToThemself(actor.principal, input.personId);
  if (toThemself !== null) return err(toThemself);
  const fromMs = instantMs(input.from) ?? ports.clock.now().epochMilliseconds;
  const untilMs = instantMs(input.until);
  if (untilMs !== null && untilMs <= fromMs) {
    return err(invalidInput('until must be after from, or left out.', ['input', 'until']));
  }
  const scope = administrationScope(actor.principal, 'GRANT_ROLE');
  return ports.transactions.run<RoleGrant, CommonFault>(actor, async (memory) => {
    const person = await memory.people.find(scope, input.personId);
    if (person === null) return err(notFound('person', input.personId));
    const organization = await memory.organizations.find(
      scopeOfTenant(person.tenantId),
      input.organizationId,
    );
    if (organization === null) return err(notFound('organization', input.organizationId));
    const { grantedOn } = roleFacts(input.role);
    if (organization.type !== grantedOn) {
      const message = `${input.role} is granted on a ${grantedOn}; ${organization.name} is a ${organization.type}.`;
      return err(invalidInput(message, ['input', 'organizationId']));
    }
    const made = await memory.recall(person.tenantId, 'grantRole', input.clientMutationId);
    const before = made === null ? null : await memory.identity.findGrant(scope, made);
    if (before !== null) return ok(before);
    const grant: RoleGrant = {
      id: ports.newId('roleGrant'),
      tenantId: person.tenantId,
      personId: person.id,
      role: input.role,
      organizationId: organization.id,
      fromMs,
      untilMs,
      grantedById: actor.principal.kind === 'PERSON' ? actor.principal.personId : null,
      source: 'HAND',
    };
    await memory.identity.addGrant(grant);
    await memory.remember(person.tenantId, 'grantRole', input.clientMutationId, grant.id);
    await memory.audit({
      tenantId: person.tenantId,
      action: 'grantRole',
      subjectNoun: 'roleGrant',
      subjectId: grant.id,
      before: null,
      after: { personId: person.id, role: grant.role, organizationId: organization.id, fromMs, untilMs },
    });
    return ok(grant);
  });
}

function instantMs(text: string | null | undefined): number | null {
  return text === null || text === undefined ? null : Temporal.Instant.from(text).epochMilliseconds;
}
