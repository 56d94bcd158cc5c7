import type { Adapter, AdapterPayload } from 'oidc-provider';
import type { Directory, VendorClient } from '../directory.ts';

/** The district of a vendor's client, which its tokens are made for. */
export const ORGANIZATION = 'organization';
/** Whether the vendor's client is let in, as the district decided. */
export const STANDING = 'standing';

/** Why a vendor gets no token; null when it does. */
export function whyNoToken(standing: unknown): { readonly code: string; readonly message: string } | null {
  if (standing === 'ACTIVE') return null;
  return standing === 'SUSPENDED'
    ? { code: 'VENDOR_SUSPENDED', message: 'The district has suspended this vendor; ask the district.' }
    : {
        code: 'VENDOR_REVOKED',
        message: 'The district has revoked this vendor; ask the district to register it anew.',
      };
}

const FRESH_MS = 60_000;
const CAPACITY = 1_000;

/**
 * The clients of the issuer as directory's registry of vendors has them; nothing is stored here.
 * A vendor may get tokens for itself alone, and proves itself by a signature of its own key.
 */
export function createVendorClients(directory: Directory): Adapter {
  const known = new Map<string, { readonly vendor: VendorClient | null; readonly untilMs: number }>();
  const nothing = async () => undefined;

  async function vendorOf(clientId: string): Promise<VendorClient | null> {
    const kept = known.get(clientId);
    if (kept !== undefined && Date.now() < kept.untilMs) return kept.vendor;
    const vendor = await directory.vendor(clientId);
    if (known.size >= CAPACITY) known.clear();
    known.set(clientId, { vendor, untilMs: Date.now() + FRESH_MS });
    return vendor;
  }

  return {
    async find(clientId) {
      const vendor = await vendorOf(clientId);
      return vendor === null ? undefined : clientOf(clientId, vendor);
    },
    upsert: nothing,
    findByUid: nothing,
    findByUserCode: nothing,
    consume: nothing,
    destroy: nothing,
    revokeByGrantId: nothing,
  };
}

function clientOf(clientId: string, vendor: VendorClient): AdapterPayload {
  return {
    client_id: clientId,
    grant_types: ['client_credentials'],
    response_types: [],
    redirect_uris: [],
    token_endpoint_auth_method: 'private_key_jwt',
    jwks: JSON.parse(vendor.publicKeyJwks) as { keys: [] },
    [ORGANIZATION]: vendor.organizationId,
    [STANDING]: vendor.standing,
  };
}
