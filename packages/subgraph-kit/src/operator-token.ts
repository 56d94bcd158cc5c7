import { type JWTVerifyGetKey, jwtVerify } from 'jose';

/** Says whether an `Authorization` header carries the operator's token. */
export type OperatorCheck = (authorization: string | undefined) => Promise<boolean>;

/**
 * Knows the operator by key: a bearer token (JWT, EdDSA or ES256) of issuer `quad-operator` for audience `quad`, which
 * must expire.
 * @param keys the operator's public keys; null where nobody is the operator.
 */
export function createOperatorCheck(keys: JWTVerifyGetKey | null): OperatorCheck {
  return async (authorization) => {
    const [, token] = /^Bearer +(\S+)$/i.exec(authorization ?? '') ?? [];
    if (keys === null || token === undefined) return false;
    return jwtVerify(token, keys, {
      issuer: 'quad-operator',
      audience: 'quad',
      algorithms: ['EdDSA', 'ES256'],
      requiredClaims: ['exp'],
    }).then(
      () => true,
      () => false,
    );
  };
}
