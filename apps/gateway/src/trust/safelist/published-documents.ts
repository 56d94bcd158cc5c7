import { createHash } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from 'pino';
import { Agent, request } from 'undici';
import { z } from 'zod';
import type { Safelist } from './safelist.ts';

const shape = z.object({
  clients: z.array(
    z.object({
      client: z.string(),
      documents: z.array(z.object({ id: z.string(), text: z.string() })),
    }),
  ),
});

const WAIT_SECONDS = 30;
const FIRST_ANSWER_WITHIN_MS = 5_000;
const ASK_AGAIN_MS = 2_000;

/** Where persisted documents are published, and the file in which the last ones are kept. */
export interface DocumentsPlace {
  readonly source: string;
  readonly keptFile: string | undefined;
}

/**
 * Fills a safelist from the registry and follows what it publishes; from the kept file while the registry is silent,
 * and from a file alone where `source` is one.
 * @returns what ends it.
 * @throws Error with one sentence when `source` is a file that holds no documents.
 */
export async function followDocuments(
  { source, keptFile }: DocumentsPlace,
  safelist: Safelist,
  logger: Logger,
): Promise<{ close(): Promise<void> }> {
  if (!/^https?:\/\//.test(source)) {
    safelist.replace(await readDocuments(source));
    return { close: () => Promise.resolve() };
  }
  const agent = new Agent({ connections: 1 });
  const stopping = new AbortController();
  let etag: string | null = null;

  async function ask(waitSeconds: number): Promise<void> {
    const answer = await request(source, {
      dispatcher: agent,
      signal: stopping.signal,
      headers: {
        prefer: `wait=${waitSeconds}`,
        ...(etag === null ? {} : { 'if-none-match': etag }),
      },
      headersTimeout: FIRST_ANSWER_WITHIN_MS + waitSeconds * 1_000,
    });
    const text = await answer.body.text();
    if (answer.statusCode === 304) return;
    if (answer.statusCode !== 200) throw new Error(`It answered with status ${answer.statusCode}.`);
    const { clients } = shape.parse(JSON.parse(text));
    safelist.replace(clients.map(genuine));
    etag = String(answer.headers.etag ?? '');
    if (keptFile !== undefined) await keep(keptFile, text);
  }

  async function follow(): Promise<void> {
    let isSilent = etag === null;
    while (!stopping.signal.aborted) {
      try {
        await ask(etag === null ? 0 : WAIT_SECONDS);
        isSilent = false;
      } catch (cause) {
        if (stopping.signal.aborted) return;
        if (!isSilent) logger.warn({ err: cause }, 'the registry does not say which documents are published');
        isSilent = true;
        await pause(ASK_AGAIN_MS, undefined, { signal: stopping.signal }).catch(() => undefined);
      }
    }
  }

  await ask(0).catch(async (cause: unknown) => {
    const kept = keptFile === undefined ? null : await readDocuments(keptFile).catch(() => null);
    if (kept !== null) safelist.replace(kept);
    const what = kept === null ? 'sessions can run nothing until it does' : 'the kept ones are in force';
    logger.warn({ err: cause }, `the registry does not say which documents are published; ${what}`);
  });
  const following = follow();
  return {
    async close() {
      stopping.abort();
      await following;
      await agent.destroy();
    },
  };
}

/** What stands under a hash that is not its own is not that document. */
function genuine({ client, documents }: z.infer<typeof shape>['clients'][number]) {
  return {
    client,
    documents: documents.filter(({ id, text }) => createHash('sha256').update(text).digest('hex') === id),
  };
}

async function readDocuments(file: string) {
  try {
    return shape.parse(JSON.parse(await readFile(file, 'utf8'))).clients.map(genuine);
  } catch (cause) {
    throw new Error(`${file} holds no persisted documents; set QUAD_DOCUMENTS to another.`, { cause });
  }
}

/** Renamed into place, so that it is never half. */
async function keep(file: string, text: string): Promise<void> {
  // Several processes of one machine keep the same file.
  const fresh = `${file}.${process.pid}.new`;
  await writeFile(fresh, text);
  await rename(fresh, file);
}
