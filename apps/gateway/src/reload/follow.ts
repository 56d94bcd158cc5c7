import { unwatchFile, watchFile } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { isUrl, type Published, readPublished } from './published.ts';

export interface Follower {
  /** A version was read; it may be the one that is known already. */
  onPublished(published: Published): void;
  /** The sentence why the source cannot be read; null when it answers again. */
  onTrouble(trouble: string | null): void;
}

const WAIT_SECONDS = 30;
/** A registry that waits answers within the wait; one that is gone without a word is given up then. */
const GIVEN_UP_MS = (WAIT_SECONDS + 15) * 1_000;
/** How often a source is asked that does not wait. */
const ASK_EVERY_MS = 10_000;
const FIRST_PAUSE_MS = 250;
const LOOK_AT_FILE_EVERY_MS = 500;

/**
 * Follows where supergraphs are published, for ever: a URL by long poll (`If-None-Match`, `Prefer: wait=30`), a file by
 * looking whether it was written anew.
 * @param etag what the source calls the version that is known.
 * @returns ends it.
 */
export function followPublished(source: string, etag: string | null, follower: Follower): () => void {
  const stopping = new AbortController();
  const { signal } = stopping;
  if (isUrl(source)) void followUrl(source, etag, follower, signal);
  else followFile(source, follower, signal);
  return () => stopping.abort();
}

async function followUrl(
  source: string,
  etag: string | null,
  follower: Follower,
  signal: AbortSignal,
): Promise<void> {
  let known = etag;
  let failures = 0;
  while (!signal.aborted) {
    const beganMs = performance.now();
    let waitMs = 0;
    try {
      const found = await readPublished(source, {
        known,
        waitSeconds: WAIT_SECONDS,
        signal: AbortSignal.any([signal, AbortSignal.timeout(GIVEN_UP_MS)]),
      });
      if (failures > 0) follower.onTrouble(null);
      failures = 0;
      if (found !== null) follower.onPublished(found);
      const isAtOnce = performance.now() - beganMs < 1_000;
      if (isAtOnce && (found === null || found.etag === null)) waitMs = ASK_EVERY_MS;
      known = found?.etag ?? known;
    } catch (cause) {
      if (signal.aborted) return;
      if (failures === 0) follower.onTrouble(sentenceOf(cause));
      waitMs = Math.min(FIRST_PAUSE_MS * 2 ** failures, ASK_EVERY_MS);
      failures += 1;
    }
    await pause(waitMs, undefined, { signal }).catch(() => undefined);
  }
}

function followFile(source: string, follower: Follower, signal: AbortSignal): void {
  let isInTrouble = false;
  const read = () =>
    void readPublished(source, { known: null, waitSeconds: 0, signal }).then(
      (found) => {
        if (signal.aborted || found === null) return;
        if (isInTrouble) follower.onTrouble(null);
        isInTrouble = false;
        follower.onPublished(found);
      },
      (cause: unknown) => {
        isInTrouble = true;
        follower.onTrouble(sentenceOf(cause));
      },
    );
  watchFile(source, { interval: LOOK_AT_FILE_EVERY_MS, persistent: false }, read);
  signal.addEventListener('abort', () => unwatchFile(source, read));
}

export const sentenceOf = (cause: unknown): string =>
  cause instanceof Error ? cause.message : String(cause);
