import type { Principal } from '@quad/kernel';
import { createSigningKey, signPrincipal } from '@quad/subgraph-kit';
import type { JWK } from 'jose';

/** The gateway's own key: signs principals, and publishes its public half to the subgraphs. */
export interface PrincipalKey {
  sign(principal: Principal, requestId: string): Promise<string>;
  /** The JWK set with the public half, and with the one before it while its principals are under way. */
  publicJwks(): Promise<{ readonly keys: readonly JWK[] }>;
}

/** Longer than a signed principal lives. */
const KEPT_MS = 120_000;

/**
 * Reads the private Ed25519 JWK with which principals are signed, and again when its file was replaced.
 * @throws Error with one sentence when the file is missing or holds no such key.
 */
export async function readPrincipalKey(file: string): Promise<PrincipalKey> {
  const current = await createSigningKey(file, 'QUAD_PRINCIPAL_KEY');
  const seen = new Map<string, { readonly jwk: JWK; lastAtMs: number }>();

  async function now() {
    const found = await current();
    seen.set(found.keyId, { jwk: found.publicJwk, lastAtMs: Date.now() });
    return found;
  }

  return {
    async sign(principal, requestId) {
      const { key, keyId } = await now();
      return signPrincipal({ principal, requestId }, key, keyId);
    },
    async publicJwks() {
      await now();
      const since = Date.now() - KEPT_MS;
      for (const [keyId, { lastAtMs }] of seen) if (lastAtMs < since) seen.delete(keyId);
      return { keys: [...seen.values()].map(({ jwk }) => jwk) };
    },
  };
}
