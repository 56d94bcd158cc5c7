import { type Actor, err, invalidInput, notFound, ok, type Result, scopeOfTenant } from '@quad/kernel';
import type { CommonFault } from '../domain/errors.ts';
import { emailFault, textFault } from '../domain/input-checks.ts';
import { newPerson } from '../domain/new-objects.ts';
import { whyRefused } from '../domain/permissions.ts';
import type { Ports } from '../domain/ports.ts';
import type { Person } from '../domain/roster.ts';

export interface AddPersonInput {
  readonly clientMutationId: string;
  readonly tenantId: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly email?: string | null | undefined;
  readonly title?: string | null | undefined;
  readonly organizationIds: readonly string[];
}

/** Adds a person beside the roster, e.g. of the central office, whom the SIS does not know. */
export async function addPerson(
  ports: Ports,
  actor: Actor,
  input: AddPersonInput,
): Promise<Result<Person, CommonFault>> {
  const email = input.email ?? null;
  const refused =
    whyRefused(actor.principal, 'GRANT_ROLE', input.tenantId) ??
    textFault('givenName', input.givenName, 100) ??
    textFault('familyName', input.familyName, 100) ??
    (email === null ? null : emailFault('email', email));
  if (refused !== null) return err(refused);
  const scope = scopeOfTenant(input.tenantId);
  return ports.transactions.run<Person, CommonFault>(actor, async (memory) => {
    const made = await memory.recall(input.tenantId, 'addPerson', input.clientMutationId);
    const before = made === null ? null : await memory.people.find(scope, made);
    if (before !== null) return ok(before);
    const organizationIds = input.organizationIds.length === 0 ? [input.tenantId] : input.organizationIds;
    for (const id of organizationIds) {
      if ((await memory.organizations.find(scope, id)) === null) return err(notFound('organization', id));
    }
    if (email !== null && (await memory.people.findByEmail(scope, email)) !== null) {
      return err(
        invalidInput(`Someone of this organization has the e-mail ${email} already.`, ['input', 'email']),
      );
    }
    const person = newPerson({
      id: ports.newId('person'),
      tenantId: input.tenantId,
      givenName: input.givenName.trim(),
      familyName: input.familyName.trim(),
      email,
      title: input.title?.trim() || null,
      organizationIds,
      isStaff: true,
    });
    await memory.people.add(person);
    await memory.remember(input.tenantId, 'addPerson', input.clientMutationId, person.id);
    await memory.audit({
      tenantId: input.tenantId,
      action: 'addPerson',
      subjectNoun: 'person',
      subjectId: person.id,
      before: null,
      after: { organizationIds },
    });
    return ok(person);
  });
}
