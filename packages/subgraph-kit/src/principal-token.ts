import type { Principal } from '@quad/kernel';
import { type CryptoKey, createRemoteJWKSet, type JWTVerifyGetKey, jwtVerify, SignJWT } from 'jose';
import { createFileJwks } from './jwks-file.ts';

/** The header that carries the signed principal from the gateway to a subgraph. */
export const PRINCIPAL_HEADER = 'x-quad-principal';
export const REQUEST_ID_HEADER = 'x-request-id';

const ISSUER = 'quad-gateway';
const AUDIENCE = 'quad-subgraph';
/** Long enough for one request with its retries, short enough that a stolen one is soon useless. */
const LIFETIME_SECONDS = 60;

export interface SignedFacts {
  readonly principal: Principal;
  readonly requestId: string;
}

export type VerifyPrincipal = (token: string) => Promise<SignedFacts>;

/** Signs a principal for the subgraphs (EdDSA); the gateway alone has the key. */
export async function signPrincipal(facts: SignedFacts, key: CryptoKey, keyId: string): Promise<string> {
  return new SignJWT({ principal: facts.principal, requestId: facts.requestId })
    .setProtectedHeader({ alg: 'EdDSA', kid: keyId })
    .setIssuer(ISSUER)
    .setAudience(AUDIENCE)
    .setIssuedAt()
    .setExpirationTime(`${LIFETIME_SECONDS}s`)
    .sign(key);
}

/** Verifies tokens of `signPrincipal`; throws jose's errors on any that is forged, foreign or expired. */
export function createPrincipalVerifier(keys: JWTVerifyGetKey): VerifyPrincipal {
  return async (token) => {
    const { payload } = await jwtVerify(token, keys, {
      issuer: ISSUER,
      audience: AUDIENCE,
      algorithms: ['EdDSA'],
    });
    const { principal, requestId } = payload as { principal?: Principal; requestId?: string };
    if (principal === undefined || requestId === undefined) {
      throw new Error('The principal token carries no principal or no request id.');
    }
    return { principal, requestId };
  };
}

/** Public keys from a URL or from a file that holds a JWK set; both are read again when a key is not known. */
export async function readJwks(source: string): Promise<JWTVerifyGetKey> {
  if (/^https?:/.test(source)) return createRemoteJWKSet(new URL(source), { cooldownDuration: 2_000 });
  return createFileJwks(source);
}
