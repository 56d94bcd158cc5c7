import {
  type Actor,
  accessScopes,
  err,
  invalidInput,
  notFound,
  ok,
  type Result,
  scopeOfTenant,
} from '@quad/kernel';
import type { CommonFault } from '../domain/errors.ts';
import type { Vendor } from '../domain/identity.ts';
import { emailFault, jwksFault, textFault } from '../domain/input-checks.ts';
import { whyRefused } from '../domain/permissions.ts';
import type { Ports } from '../domain/ports.ts';

export interface RegisterVendorInput {
  readonly clientMutationId?: string | null | undefined;
  readonly name: string;
  readonly districtId: string;
  readonly contactEmail: string;
  readonly scopes: readonly string[];
  readonly publicJwks: string;
}

/** Lets a vendor's client in for one district; it proves itself by its private key, which stays with it. */
export async function registerVendor(
  ports: Ports,
  actor: Actor,
  input: RegisterVendorInput,
): Promise<Result<Vendor, CommonFault>> {
  const refused =
    whyRefused(actor.principal, 'REGISTER_VENDOR', input.districtId) ??
    textFault('name', input.name, 200) ??
    emailFault('contactEmail', input.contactEmail) ??
    jwksFault('publicJwks', input.publicJwks) ??
    scopesFault(input.scopes);
  if (refused !== null) return err(refused);
  const scope = scopeOfTenant(input.districtId);
  const key = input.clientMutationId ?? null;
  return ports.transactions.run<Vendor, CommonFault>(actor, async (memory) => {
    const made = key === null ? null : await memory.recall(input.districtId, 'registerVendor', key);
    const before = made === null ? null : await memory.identity.findVendor(scope, made);
    if (before !== null) return ok(before);
    const district = await memory.organizations.find(scope, input.districtId);
    if (district === null) return err(notFound('district', input.districtId));
    const id = ports.newId('vendor');
    const vendor: Vendor = {
      id,
      tenantId: district.id,
      name: input.name.trim(),
      contactEmail: input.contactEmail,
      scopes: [...new Set(input.scopes)],
      clientId: id.replace(/^ven_/, 'client_'),
      publicKeyJwks: input.publicJwks,
      createdAtMs: ports.clock.now().epochMilliseconds,
      standing: 'ACTIVE',
      standingSinceMs: null,
      standingReason: null,
    };
    await memory.identity.addVendor(vendor);
    if (key !== null) await memory.remember(district.id, 'registerVendor', key, id);
    await memory.audit({
      tenantId: district.id,
      action: 'registerVendor',
      subjectNoun: 'vendor',
      subjectId: id,
      before: null,
      after: { scopes: vendor.scopes, clientId: vendor.clientId },
    });
    return ok(vendor);
  });
}

function scopesFault(scopes: readonly string[]) {
  const unknown = scopes.find((scope) => !accessScopes.includes(scope));
  if (scopes.length > 0 && unknown === undefined) return null;
  const what = unknown === undefined ? 'must name at least one scope' : `names the unknown scope ${unknown}`;
  return invalidInput(`scopes ${what}; known are ${accessScopes.join(', ')}.`, ['input', 'scopes']);
}
