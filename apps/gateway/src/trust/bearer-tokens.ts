import { err, ok, type Result } from '@quad/kernel';
import { SERVICE_TOKEN_AUDIENCE } from '@quad/subgraph-kit';
import {
  decodeJwt,
  decodeProtectedHeader,
  errors,
  type JWTPayload,
  type JWTVerifyGetKey,
  type JWTVerifyOptions,
  jwtVerify,
} from 'jose';
import { type TrustFault, trustFaults } from './trust-fault.ts';

/** Audience of the tokens with which vendors, scripts and the operator name themselves at the public port. */
const TOKEN_AUDIENCE = 'quad';
const OPERATOR_ISSUER = 'quad-operator';

/** Whom a verified token names; who that is here is asked afterwards. */
export type TokenBearer =
  | { readonly kind: 'OPERATOR' }
  | (Acting & { readonly kind: 'PERSON'; readonly subject: string })
  | { readonly kind: 'VENDOR'; readonly clientId: string; readonly organizationId: string };

interface Acting {
  /** The organization that the token was made for; null when it names none. */
  readonly organizationId: string | null;
}

export interface BearerTokens {
  verify(token: string): Promise<Result<TokenBearer, TrustFault>>;
}

const signatures = { algorithms: ['EdDSA', 'ES256'] } satisfies JWTVerifyOptions;

/** Verifies tokens at the public port: the operator's (loopback only) and identity's. */
export function createBearerTokens(options: {
  readonly identityIssuer: string;
  readonly identityKeys: JWTVerifyGetKey;
  /** Null when nobody is the operator. */
  readonly operatorKeys: JWTVerifyGetKey | null;
  readonly isLoopback: boolean;
}): BearerTokens {
  return {
    async verify(token) {
      const issuer = issuerOf(token);
      if (issuer === OPERATOR_ISSUER && options.operatorKeys !== null) {
        if (!options.isLoopback) return err(trustFaults.operatorElsewhere);
        const checked = await check(token, options.operatorKeys, { issuer, audience: TOKEN_AUDIENCE });
        return checked.ok ? ok({ kind: 'OPERATOR' }) : checked;
      }
      if (issuer !== options.identityIssuer) return err(unverifiable(token, issuer));
      const checked = await check(token, options.identityKeys, { issuer, audience: TOKEN_AUDIENCE });
      if (!checked.ok) return checked;
      const bearer = bearerOf(checked.value);
      // Identity issues people's tokens in the demo alone, where names are picked.
      const isDemoElsewhere = bearer.ok && bearer.value.kind === 'PERSON' && !options.isLoopback;
      return isDemoElsewhere ? err(trustFaults.demoElsewhere) : bearer;
    },
  };
}

function bearerOf(payload: JWTPayload): Result<TokenBearer, TrustFault> {
  const { sub, kind, organization = null } = payload;
  if (typeof sub !== 'string') return err(trustFaults.invalid);
  if (organization !== null && typeof organization !== 'string') return err(trustFaults.invalid);
  if (kind === 'person') return ok({ kind: 'PERSON', subject: sub, organizationId: organization });
  if (kind === 'vendor') {
    // A vendor may serve several districts: a token that names none would open whichever is its own today.
    if (organization === null) return err(trustFaults.withoutOrganization);
    return ok({ kind: 'VENDOR', clientId: sub, organizationId: organization });
  }
  return err(trustFaults.invalid);
}

/** Verifies a service's token at the inner endpoint; the key's id must begin with the name that it claims. */
export async function verifyServiceToken(
  token: string,
  keys: JWTVerifyGetKey,
): Promise<Result<string, TrustFault>> {
  const issuer = issuerOf(token);
  const name = issuer?.startsWith('service:') === true ? issuer.slice('service:'.length) : '';
  if (name === '' || issuer === null) return err(unverifiable(token, issuer));
  const keyOfThatName: JWTVerifyGetKey = (header, jws) => {
    if (!isKeyOf(name, header.kid)) throw new errors.JWKSNoMatchingKey();
    return keys(header, jws);
  };
  const checked = await check(token, keyOfThatName, { issuer, audience: SERVICE_TOKEN_AUDIENCE });
  return checked.ok ? ok(name) : checked;
}

/** A service's keys go by its name; a newer one has more after a dot. */
function isKeyOf(name: string, keyId: string | undefined): boolean {
  return keyId === name || keyId?.startsWith(`${name}.`) === true;
}

function issuerOf(token: string): string | null {
  try {
    return decodeJwt(token).iss ?? null;
  } catch {
    return null;
  }
}

/** Why a token is not even looked at further: it is none, or of somebody else. */
function unverifiable(token: string, issuer: string | null): TrustFault {
  if (issuer === null) return trustFaults.invalid;
  return isUnsigned(token) ? trustFaults.unsigned : trustFaults.issuerUnknown;
}

function isUnsigned(token: string): boolean {
  try {
    return decodeProtectedHeader(token).alg === 'none' || token.endsWith('.');
  } catch {
    return false;
  }
}

async function check(
  token: string,
  keys: JWTVerifyGetKey,
  options: { readonly issuer: string; readonly audience: string },
): Promise<Result<JWTPayload, TrustFault>> {
  if (isUnsigned(token)) return err(trustFaults.unsigned);
  try {
    const { payload } = await jwtVerify(token, keys, { ...signatures, ...options, requiredClaims: ['exp'] });
    return ok(payload);
  } catch (fault) {
    return err(faultOf(fault));
  }
}

/** What jose says of a token, in our words. Claims are looked at after the signature, so that nobody learns by guessing. */
function faultOf(fault: unknown): TrustFault {
  if (!(fault instanceof errors.JOSEError) || isAboutFetching(fault)) return trustFaults.unavailable;
  if (fault instanceof errors.JWTExpired) return trustFaults.expired;
  if (fault instanceof errors.JWKSNoMatchingKey || fault instanceof errors.JWKSMultipleMatchingKeys) {
    return trustFaults.keyUnknown;
  }
  if (fault instanceof errors.JWSSignatureVerificationFailed) return trustFaults.signatureWrong;
  if (!(fault instanceof errors.JWTClaimValidationFailed)) return trustFaults.invalid;
  if (fault.claim === 'aud') return trustFaults.audienceWrong;
  return fault.claim === 'nbf' ? trustFaults.notYetValid : trustFaults.invalid;
}

/** The keys could not be fetched: says nothing about the token. */
function isAboutFetching(fault: errors.JOSEError): boolean {
  return fault instanceof errors.JWKSTimeout || fault.code === 'ERR_JOSE_GENERIC';
}
