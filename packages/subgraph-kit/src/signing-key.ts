import { readFile, stat } from 'node:fs/promises';
import { type CryptoKey, calculateJwkThumbprint, importJWK, type JWK } from 'jose';

/** A key pair of this process, as its file has it now. */
export interface SigningKey {
  readonly key: CryptoKey;
  readonly keyId: string;
  readonly publicJwk: JWK;
}

const LOOK_AGAIN_MS = 1_000;

/**
 * The private Ed25519 JWK of a file, read again when the file was replaced; so a newer key is used without a restart.
 * @param setting the environment variable that names the file, for the sentence.
 * @throws Error with one sentence when the file is missing or holds no such key; later faults keep the key before.
 */
export async function createSigningKey(file: string, setting: string): Promise<() => Promise<SigningKey>> {
  let known = await readSigningKey(file, setting);
  let changedAtMs = await changedAt(file);
  let lookedAtMs = Date.now();
  return async () => {
    if (Date.now() - lookedAtMs < LOOK_AGAIN_MS) return known;
    lookedAtMs = Date.now();
    try {
      const now = await changedAt(file);
      if (now !== changedAtMs) known = await readSigningKey(file, setting);
      changedAtMs = now;
    } catch {
      // The key that was read stays good until its public half ends.
    }
    return known;
  };
}

const changedAt = async (file: string): Promise<number> => (await stat(file)).mtimeMs;

async function readSigningKey(file: string, setting: string): Promise<SigningKey> {
  const jwk = await readJwk(file, setting);
  if (jwk.kty !== 'OKP' || jwk.crv !== 'Ed25519' || jwk.d === undefined || jwk.x === undefined) {
    throw new Error(`${file} holds no private Ed25519 key as a JWK; set ${setting} to a file that does.`);
  }
  const key = await importJWK(jwk, 'EdDSA');
  if (key instanceof Uint8Array) throw new Error(`${file} holds a secret, not a key pair.`);
  const keyId = jwk.kid ?? (await calculateJwkThumbprint(jwk));
  const { kty, crv, x } = jwk;
  return { key, keyId, publicJwk: { kty, crv, x, kid: keyId, alg: 'EdDSA', use: 'sig' } };
}

async function readJwk(file: string, setting: string): Promise<JWK> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as JWK;
  } catch (cause) {
    throw new Error(`The key file ${file} (${setting}) cannot be read as JSON.`, { cause });
  }
}
