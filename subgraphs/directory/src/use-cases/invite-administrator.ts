import { type Actor, err, invalidInput, notFound, ok, type Result, scopeOfEverything } from '@quad/kernel';
import type { CommonFault } from '../domain/errors.ts';
import { emailFault } from '../domain/input-checks.ts';
import { isTenantType } from '../domain/new-objects.ts';
import { whyNotOperator } from '../domain/permissions.ts';
import type { Ports } from '../domain/ports.ts';

const VALID_FOR_MS = 7 * 24 * 60 * 60 * 1000;

export interface Invited {
  readonly token: string;
  readonly expiresAtMs: number;
}

/** Makes the one-time link of an organization's first administrator; only its hash is kept. */
export async function inviteAdministrator(
  ports: Ports,
  actor: Actor,
  input: { readonly email?: string | null | undefined; readonly organizationId: string },
): Promise<Result<Invited, CommonFault>> {
  const email = input.email ?? null;
  const refused = whyNotOperator(actor.principal) ?? (email === null ? null : emailFault('email', email));
  if (refused !== null) return err(refused);
  const token = ports.secrets.newToken();
  const expiresAtMs = ports.clock.now().epochMilliseconds + VALID_FOR_MS;
  return ports.transactions.run<Invited, CommonFault>(actor, async (memory) => {
    const organization = await memory.organizations.find(scopeOfEverything, input.organizationId);
    if (organization === null) return err(notFound('organization', input.organizationId));
    if (!isTenantType(organization.type)) {
      const message = `${organization.name} belongs to a district; invite an administrator of the district.`;
      return err(invalidInput(message, ['input', 'organizationId']));
    }
    const id = ports.newId('invitation');
    await memory.identity.addInvitation({
      id,
      tenantId: organization.id,
      email: email?.toLowerCase() ?? null,
      tokenHash: ports.secrets.hashOf(token),
      expiresAtMs,
      usedAtMs: null,
    });
    await memory.audit({
      tenantId: organization.id,
      action: 'inviteAdministrator',
      subjectNoun: 'invitation',
      subjectId: id,
      before: null,
      after: { expiresAtMs },
    });
    return ok({ token, expiresAtMs });
  });
}
