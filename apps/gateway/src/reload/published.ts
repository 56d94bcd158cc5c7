import { createHash } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import type { IncomingMessage, RequestOptions } from 'node:http';
import { text } from 'node:stream/consumers';

/** The text of a supergraph; its version is the SHA-256 of it. */
export interface Published {
  readonly sdl: string;
  readonly version: string;
  /** Where it was read: a file or URL. */
  readonly source: string;
  /** What the source calls this version, to ask whether there is another. */
  readonly etag: string | null;
}

/** @param waitSeconds how long the source may wait for another version than `known`; 0 asks for what there is. */
export interface Asking {
  readonly known: string | null;
  readonly waitSeconds: number;
  readonly signal: AbortSignal;
}

export const isUrl = (source: string): boolean => /^https?:\/\//.test(source);

/**
 * Reads a supergraph from a file or URL; null when there is none but the known one.
 * @throws Error with one sentence that says what cannot be read and why.
 */
export async function readPublished(source: string, asking: Asking): Promise<Published | null> {
  try {
    if (!isUrl(source)) return published(await readFile(source, 'utf8'), source, null);
    const answer = await get(source, asking);
    if (answer.statusCode === 304) {
      answer.resume();
      return null;
    }
    const sdl = await text(answer);
    if (answer.statusCode !== 200) throw new Error(`it answered with status ${answer.statusCode}`);
    return published(sdl, source, answer.headers.etag ?? null);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    const sentence = `The supergraph at ${source} cannot be read: ${why}; set QUAD_SUPERGRAPH to a file or URL.`;
    throw new Error(sentence, { cause });
  }
}

/** The last good one that was kept; null when there is none. */
export async function readKept(file: string): Promise<Published | null> {
  const sdl = await readFile(file, 'utf8').catch(() => null);
  return sdl === null ? null : published(sdl, file, null);
}

/** Keeps a supergraph that was loaded, for a start without the registry; renamed into place, so that it is never half. */
export async function keep(file: string, sdl: string): Promise<void> {
  await writeFile(`${file}.new`, sdl);
  await rename(`${file}.new`, file);
}

function published(sdl: string, source: string, etag: string | null): Published {
  return { sdl, version: createHash('sha256').update(sdl).digest('hex'), source, etag };
}

/** Node's own client: what the primary loads stays in memory for good. */
async function get(url: string, { known, waitSeconds, signal }: Asking): Promise<IncomingMessage> {
  const options: RequestOptions = {
    signal,
    headers: {
      accept: 'application/graphql, text/plain, */*',
      ...(known === null ? {} : { 'if-none-match': known }),
      ...(waitSeconds === 0 ? {} : { prefer: `wait=${waitSeconds}` }),
    },
  };
  const { request } = url.startsWith('https:') ? await import('node:https') : await import('node:http');
  return new Promise((resolve, reject) => request(url, options, resolve).once('error', reject).end());
}
