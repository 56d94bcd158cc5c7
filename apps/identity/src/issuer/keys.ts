import { randomBytes, randomUUID } from 'node:crypto';
import { err, ok, type Result } from '@quad/kernel';
import { type CryptoKey, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose';
import { type Connection, Schema } from 'mongoose';
import { isRotating, type KeyRing, keysAt, withNewKey } from './key-ring.ts';

/** What the issuer signs with now. */
export interface SigningKeys {
  /** The id of the key that signs. */
  readonly keyId: string;
  readonly signingKey: CryptoKey;
  /** All keys (P-256) whose tokens are good, private halves included; the signing one first. */
  readonly jwks: readonly JWK[];
}

/** The keys of the issuer, the same in all of its processes and after every restart. */
export interface IssuerKeys {
  /** As they were at the last look. */
  now(): SigningKeys;
  /** Looks again; answers whether something has changed. */
  refresh(): Promise<boolean>;
  /** Makes a new signing key; refused while another one is on its way. */
  rotate(options: { readonly isStolen: boolean }): Promise<Result<null, 'KEY_ON_ITS_WAY'>>;
  /** Signs the cookies of the sign-in page. */
  readonly cookieSecret: string;
}

export const SIGNING_ALGORITHM = 'ES256';
export const TOKEN_LIFETIME_SECONDS = 3_600;
const lifetimeMs = TOKEN_LIFETIME_SECONDS * 1_000;

interface KeyRow {
  _id: string;
  /** The first key; the only one until keys are rotated. */
  jwkJson: string;
  /** All keys since the first rotation. */
  ring: { jwkJson: string; fromMs: number }[] | null;
  cookieSecret: string;
  madeAt: Date;
}

const ringKey = new Schema<{ jwkJson: string; fromMs: number }>(
  { jwkJson: { type: String, required: true }, fromMs: { type: Number, required: true } },
  { _id: false },
);
const rowSchema = new Schema<KeyRow>(
  {
    _id: { type: String, required: true },
    jwkJson: { type: String, required: true },
    ring: { type: [ringKey], default: null },
    cookieSecret: { type: String, required: true },
    madeAt: { type: Date, required: true },
  },
  { versionKey: false, autoIndex: false, autoCreate: false, collection: 'keys' },
);

const CURRENT = 'current';

/** Opens the keys, and makes the first when there are none: whoever comes first makes it for all. Real time throughout. */
export async function openIssuerKeys(connection: Connection): Promise<IssuerKeys> {
  const rows = connection.model<KeyRow>('Key', rowSchema);
  if ((await rows.findById(CURRENT).lean()) === null) await makeFirst();
  const { cookieSecret } = await row();
  let known = await read();

  async function makeFirst(): Promise<void> {
    const first = {
      jwkJson: await newKey(),
      ring: null,
      cookieSecret: randomBytes(32).toString('base64url'),
      madeAt: new Date(),
    };
    await rows.updateOne({ _id: CURRENT }, { $setOnInsert: first }, { upsert: true });
  }

  async function row(): Promise<KeyRow> {
    const kept = await rows.findById(CURRENT).lean();
    if (kept === null) throw new Error('The signing key is gone from quad_identity; restore its database.');
    return kept;
  }

  async function read(): Promise<SigningKeys> {
    return importKeys(ringOf(await row()));
  }

  return {
    cookieSecret,
    now: () => known,
    async refresh() {
      const before = known;
      known = await read();
      return idsOf(before) !== idsOf(known);
    },
    async rotate({ isStolen }) {
      const kept = await row();
      const nowMs = Date.now();
      if (!isStolen && isRotating(ringOf(kept), nowMs)) return err('KEY_ON_ITS_WAY');
      const ring = withNewKey(ringOf(kept), await newKey(), { nowMs, lifetimeMs, isStolen });
      await rows.updateOne({ _id: CURRENT }, { $set: { ring: [...ring] } });
      known = await read();
      return ok(null);
    },
  };
}

const ringOf = ({ ring, jwkJson, madeAt }: KeyRow): KeyRing =>
  ring === null || ring === undefined || ring.length === 0 ? [{ jwkJson, fromMs: madeAt.getTime() }] : ring;

const idsOf = ({ jwks }: SigningKeys): string => jwks.map(({ kid }) => kid).join(' ');

async function newKey(): Promise<string> {
  const { privateKey } = await generateKeyPair(SIGNING_ALGORITHM, { extractable: true });
  const made = { ...(await exportJWK(privateKey)), kid: randomUUID(), alg: SIGNING_ALGORITHM, use: 'sig' };
  return JSON.stringify(made);
}

async function importKeys(ring: KeyRing): Promise<SigningKeys> {
  const jwks = keysAt(ring, Date.now(), lifetimeMs).published.map(
    ({ jwkJson }) => JSON.parse(jwkJson) as JWK,
  );
  const [first] = jwks;
  if (first?.kid === undefined) throw new Error('The kept signing key has no id.');
  const signingKey = await importJWK(first, SIGNING_ALGORITHM);
  if (signingKey instanceof Uint8Array) throw new Error('The kept signing key is a secret, not a key pair.');
  return { keyId: first.kid, signingKey, jwks };
}
