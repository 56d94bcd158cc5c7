import { readFile } from 'node:fs/promises';
import type { Principal } from '@quad/kernel';
import { signPrincipal } from '@quad/subgraph-kit';
import { calculateJwkThumbprint, importJWK, type JWK } from 'jose';

/** The gateway's own key: signs principals, and publishes its public half to the subgraphs. */
export interface PrincipalKey {
  sign(principal: Principal, requestId: string): Promise<string>;
  /** The JWK set with the public half. */
  readonly publicJwks: { readonly keys: readonly JWK[] };
}

/**
 * Reads the private Ed25519 JWK with which principals are signed.
 * @throws Error with one sentence when the file is missing or holds no such key.
 */
export async function readPrincipalKey(file: string): Promise<PrincipalKey> {
  const jwk = await readJwk(file);
  if (jwk.kty !== 'OKP' || jwk.crv !== 'Ed25519' || jwk.d === undefined || jwk.x === undefined) {
    throw new Error(
      `${file} holds no private Ed25519 key as a JWK; set QUAD_PRINCIPAL_KEY to a file that does.`,
    );
  }
  const key = await importJWK(jwk, 'EdDSA');
  if (key instanceof Uint8Array) throw new Error(`${file} holds a secret, not a key pair.`);
  const keyId = jwk.kid ?? (await calculateJwkThumbprint(jwk));
  return {
    sign: (principal, requestId) => signPrincipal({ principal, requestId }, key, keyId),
    publicJwks: { keys: [{ kty: jwk.kty, crv: jwk.crv, x: jwk.x, kid: keyId, alg: 'EdDSA', use: 'sig' }] },
  };
}

async function readJwk(file: string): Promise<JWK> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as JWK;
  } catch (cause) {
    throw new Error(`The key file ${file} (QUAD_PRINCIPAL_KEY) cannot be read as JSON.`, { cause });
  }
}
