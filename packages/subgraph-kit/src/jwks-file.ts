import { readFile } from 'node:fs/promises';
import { createLocalJWKSet, errors, type JSONWebKeySet, type JWK, type JWTVerifyGetKey } from 'jose';

/** A public key that may be told to end, so that its tokens end with it and nobody needs to take it out. */
export interface PublishedKey extends JWK {
  /** Seconds since 1970 from which it is good no more; set when a newer one took its place. */
  readonly quad_until?: number;
}

/** Whether a published key is still good. */
export function isInForce(key: PublishedKey, nowMs: number): boolean {
  return key.quad_until === undefined || key.quad_until * 1_000 > nowMs;
}

/** A key that is not known makes the file be read again, at most this often. */
const UNKNOWN_AGAIN_MS = 1_000;
/** So that an end that was set meanwhile is seen without any newer key. */
const FRESH_MS = 30_000;

/**
 * Public keys from a file that holds a JWK set. It is read again when a token names a key that is not known, so that a new
 * key can be published and used at once; keys that have ended are not used.
 * @throws Error when the file cannot be read at the start; later faults keep what was read before.
 */
export async function createFileJwks(file: string): Promise<JWTVerifyGetKey> {
  const load = async () => (JSON.parse(await readFile(file, 'utf8')) as JSONWebKeySet).keys as PublishedKey[];
  let keys: readonly PublishedKey[] = await load();
  let readAtMs = Date.now();
  let set = setOf(keys, readAtMs);

  async function again(): Promise<void> {
    readAtMs = Date.now();
    keys = await load().catch(() => keys);
    set = setOf(keys, Date.now());
  }

  return async (header, token) => {
    const now = Date.now();
    if (now - readAtMs > FRESH_MS) await again();
    else if (now >= set.untilMs) set = setOf(keys, now);
    try {
      return await set.find(header, token);
    } catch (fault) {
      if (!(fault instanceof errors.JWKSNoMatchingKey) || Date.now() - readAtMs < UNKNOWN_AGAIN_MS)
        throw fault;
      await again();
      return set.find(header, token);
    }
  };
}

/** The keys that are in force, and until when none of them ends. */
function setOf(keys: readonly PublishedKey[], nowMs: number) {
  const good = keys.filter((key) => isInForce(key, nowMs));
  const ends = good.flatMap(({ quad_until }) => (quad_until === undefined ? [] : [quad_until * 1_000]));
  return {
    find: createLocalJWKSet({ keys: [...good] }),
    untilMs: Math.min(Number.POSITIVE_INFINITY, ...ends),
  };
}
