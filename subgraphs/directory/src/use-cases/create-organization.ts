import {
  type Actor,
  err,
  invalidInput,
  notFound,
  type OrganizationKind,
  ok,
  type Result,
  scopeOfEverything,
} from '@quad/kernel';
import type { CommonFault } from '../domain/errors.ts';
import { textFault } from '../domain/input-checks.ts';
import { isTenantType, newOrganization } from '../domain/new-objects.ts';
import { whyNotOperator } from '../domain/permissions.ts';
import type { Ports } from '../domain/ports.ts';
import type { Organization } from '../domain/roster.ts';
import { PLATFORM_TENANT } from '../domain/roster-job.ts';

export interface CreateOrganizationInput {
  readonly clientMutationId: string;
  readonly type: OrganizationKind;
  readonly name: string;
  readonly parentId?: string | null | undefined;
  readonly isDemo?: boolean | null | undefined;
  readonly sourcedId?: string | null | undefined;
}

/** Makes a tenant, or a school or department of one. */
export async function createOrganization(
  ports: Ports,
  actor: Actor,
  input: CreateOrganizationInput,
): Promise<Result<Organization, CommonFault>> {
  const refused = whyNotOperator(actor.principal) ?? textFault('name', input.name, 200);
  if (refused !== null) return err(refused);
  const isTenant = isTenantType(input.type);
  if (isTenant !== (input.parentId === null || input.parentId === undefined)) {
    const should = isTenant
      ? 'is a tenant of its own and has no parentId'
      : 'needs the parentId of its district';
    return err(invalidInput(`A ${input.type} ${should}.`, ['input', 'parentId']));
  }
  return ports.transactions.run<Organization, CommonFault>(actor, async (memory) => {
    const act = 'createOrganization';
    const made = await memory.recall(PLATFORM_TENANT, act, input.clientMutationId);
    const before = made === null ? null : await memory.organizations.find(scopeOfEverything, made);
    if (before !== null) return ok(before);
    const parentId = input.parentId ?? null;
    const parent = parentId === null ? null : await memory.organizations.find(scopeOfEverything, parentId);
    if (parentId !== null && parent === null) return err(notFound('organization', parentId));
    const organization = newOrganization({
      id: ports.newId('organization'),
      type: input.type,
      name: input.name.trim(),
      sourcedId: input.sourcedId,
      isDemo: parent?.isDemo ?? input.isDemo ?? false,
      ...(parent === null ? {} : { tenantId: parent.tenantId, parentId: parent.id }),
    });
    await memory.organizations.add(organization);
    await memory.remember(PLATFORM_TENANT, act, input.clientMutationId, organization.id);
    await memory.audit({
      tenantId: organization.tenantId,
      action: act,
      subjectNoun: 'organization',
      subjectId: organization.id,
      before: null,
      after: { type: organization.type, isDemo: organization.isDemo, parentId: organization.parentId },
    });
    return ok(organization);
  });
}
