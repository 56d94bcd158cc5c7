import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isInForce, type PublishedKey } from '@quad/subgraph-kit';
import { exportJWK, generateKeyPair, type JWK } from 'jose';
import { isMissingFile } from './missing-file.ts';

/** Where the keys of a data folder stand; all private ones are readable by their owner only. */
export interface KeyFiles {
  readonly principalKey: string;
  readonly principalJwks: string;
  readonly servicesJwks: string;
  readonly operatorKey: string;
  readonly operatorJwks: string;
  readonly filesKey: string;
  readonly filesJwks: string;
  serviceKey(name: string): string;
}

export function keyFiles(dataDir: string): KeyFiles {
  const folder = join(dataDir, 'keys');
  return {
    principalKey: join(folder, 'principal.jwk.json'),
    principalJwks: join(folder, 'principal.jwks.json'),
    servicesJwks: join(folder, 'services.jwks.json'),
    operatorKey: join(folder, 'operator.jwk.json'),
    operatorJwks: join(folder, 'operator.jwks.json'),
    filesKey: join(folder, 'files.jwk.json'),
    filesJwks: join(folder, 'files.jwks.json'),
    serviceKey: (name) => join(folder, `service-${name}.jwk.json`),
  };
}

/**
 * Makes the keys that are missing (Ed25519): one for the gateway's principals, one for the
 * operator, one for links to files, one for each service, whose `kid` is its name so that the gateway knows who signs.
 */
export async function ensureKeys(dataDir: string, services: readonly string[]): Promise<KeyFiles> {
  const files = keyFiles(dataDir);
  await mkdir(join(dataDir, 'keys'), { recursive: true, mode: 0o700 });
  await writePublic(files.principalJwks, [await ensureKey(files.principalKey, randomUUID())]);
  await writePublic(files.operatorJwks, [await ensureKey(files.operatorKey, randomUUID())]);
  await writePublic(files.filesJwks, [await ensureKey(files.filesKey, randomUUID())]);
  const keys: JWK[] = [];
  for (const name of services) keys.push(await ensureKey(files.serviceKey(name), name));
  await writePublic(files.servicesJwks, keys);
  return files;
}

/** The private key of a file, made when it is not there. */
async function ensureKey(path: string, keyId: string): Promise<JWK> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as JWK;
  } catch (error) {
    if (!isMissingFile(error)) {
      throw new Error(`The key file ${path} cannot be read; restore it or remove it to make a new key.`, {
        cause: error,
      });
    }
  }
  const jwk = await makeKey(keyId);
  await writeWhole(path, `${JSON.stringify(jwk, null, 2)}\n`, 0o600);
  return jwk;
}

/** Publishes keys, beside those that were published before and have not ended. */
async function writePublic(path: string, keys: readonly JWK[]): Promise<void> {
  const current = new Set(keys.map(({ kid }) => kid));
  const before = (await publishedIn(path)).filter(
    (key) => key.quad_until !== undefined && !current.has(key.kid) && isInForce(key, Date.now()),
  );
  const open = [...keys.map(({ d: _secret, ...rest }) => rest), ...before];
  await writeWhole(path, `${JSON.stringify({ keys: open }, null, 2)}\n`, 0o644);
}

async function publishedIn(path: string): Promise<readonly PublishedKey[]> {
  const text = await readFile(path, 'utf8').catch(() => '{"keys":[]}');
  return (JSON.parse(text) as { keys: readonly PublishedKey[] }).keys;
}

/**
 * Puts a new key in the place of one. First its public half is published beside the old one, which ends when the longest
 * token that it signed does; only then the private half is replaced, so that no token comes before its key.
 * @param lifetimeSeconds how long a token of this key lives.
 */
export async function replaceKey(
  files: { readonly privateKey: string; readonly jwks: string },
  keyId: string,
  lifetimeSeconds: number,
): Promise<void> {
  const old = JSON.parse(await readFile(files.privateKey, 'utf8')) as JWK;
  const until = Math.ceil(Date.now() / 1_000) + lifetimeSeconds + SWITCHING_SECONDS;
  const published = (await publishedIn(files.jwks)).filter((key) => isInForce(key, Date.now()));
  const ending = published.map((key) => (key.kid === old.kid ? { ...key, quad_until: until } : key));
  const made = await makeKey(keyId);
  const { d: _secret, ...open } = made;
  await writeWhole(files.jwks, `${JSON.stringify({ keys: [...ending, open] }, null, 2)}\n`, 0o644);
  await writeWhole(files.privateKey, `${JSON.stringify(made, null, 2)}\n`, 0o600);
}

/** Until every process has seen the new private key, and clocks that differ a little. */
const SWITCHING_SECONDS = 60;

async function makeKey(keyId: string): Promise<JWK> {
  const { privateKey } = await generateKeyPair('EdDSA', { extractable: true });
  return { ...(await exportJWK(privateKey)), kid: keyId, alg: 'EdDSA', use: 'sig' };
}

/** Written beside and renamed, so that a crash never leaves half a key. */
async function writeWhole(path: string, text: string, mode: number): Promise<void> {
  await writeFile(`${path}.new`, text, { mode });
  await rename(`${path}.new`, path);
}
