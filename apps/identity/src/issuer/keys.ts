import { randomBytes, randomUUID } from 'node:crypto';
import { type CryptoKey, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose';
import { type Connection, Schema } from 'mongoose';

/** What the issuer signs with, the same in all of its processes and after every restart. */
export interface IssuerKeys {
  /** The private signing key (P-256) as a JWK. */
  readonly jwk: JWK & { readonly kid: string };
  readonly signingKey: CryptoKey;
  /** Signs the cookies of the sign-in page. */
  readonly cookieSecret: string;
}

export const SIGNING_ALGORITHM = 'ES256';

interface KeyRow {
  _id: string;
  jwkJson: string;
  cookieSecret: string;
  madeAt: Date;
}

const rowSchema = new Schema<KeyRow>(
  {
    _id: { type: String, required: true },
    jwkJson: { type: String, required: true },
    cookieSecret: { type: String, required: true },
    madeAt: { type: Date, required: true },
  },
  { versionKey: false, autoIndex: false, autoCreate: false, collection: 'keys' },
);

const CURRENT = 'current';

/** Reads the keys, and makes them when there are none: whoever comes first makes them for all. */
export async function ensureIssuerKeys(connection: Connection): Promise<IssuerKeys> {
  const rows = connection.model<KeyRow>('Key', rowSchema);
  const row = (await rows.findById(CURRENT).lean()) ?? (await make());
  const jwk = JSON.parse(row.jwkJson) as JWK & { readonly kid: string };
  const signingKey = await importJWK(jwk, SIGNING_ALGORITHM);
  if (signingKey instanceof Uint8Array) throw new Error('The kept signing key is a secret, not a key pair.');
  return { jwk, signingKey, cookieSecret: row.cookieSecret };

  async function make(): Promise<KeyRow> {
    const { privateKey } = await generateKeyPair(SIGNING_ALGORITHM, { extractable: true });
    const made = { ...(await exportJWK(privateKey)), kid: randomUUID(), alg: SIGNING_ALGORITHM, use: 'sig' };
    await rows.updateOne(
      { _id: CURRENT },
      {
        $setOnInsert: {
          jwkJson: JSON.stringify(made),
          cookieSecret: randomBytes(32).toString('base64url'),
          madeAt: new Date(),
        },
      },
      { upsert: true },
    );
    const kept = await rows.findById(CURRENT).lean();
    if (kept === null)
      throw new Error('The signing key was written to quad_identity, but cannot be read back.');
    return kept;
  }
}
