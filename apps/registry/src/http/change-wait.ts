import { createPause } from '@quad/subgraph-kit';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/** How soon a waiting gateway hears of what another process of the registry published. */
const LOOK_EVERY_MS = 250;
const LONGEST_WAIT_SECONDS = 60;

/** Holds requests that know what is served (`If-None-Match`) for as long as they wish (`Prefer: wait=30`, RFC 7240). */
export interface ChangeWait {
  /** What is read, once it has another ETag than the known one or the time to wait is over. */
  until<Read extends { readonly etag: string }>(
    request: FastifyRequest,
    read: () => Promise<Read>,
  ): Promise<Read>;
}

/** Nobody is kept waiting by a server that stops, or waited for after they went. */
export function createChangeWait(app: FastifyInstance): ChangeWait {
  const stopping = new AbortController();
  app.addHook('preClose', async () => stopping.abort());
  return {
    async until(request, read) {
      const known = request.headers['if-none-match'];
      const pause = createPause();
      let isOver = stopping.signal.aborted;
      const end = () => {
        isOver = true;
        pause.wake();
      };
      const timer = setTimeout(end, waitSeconds(request) * 1000);
      stopping.signal.addEventListener('abort', end);
      request.raw.socket.once('close', end);
      try {
        for (;;) {
          const found = await read();
          if (isOver || known === undefined || known !== found.etag) return found;
          await pause.wait(LOOK_EVERY_MS);
        }
      } finally {
        clearTimeout(timer);
        stopping.signal.removeEventListener('abort', end);
        request.raw.socket.off('close', end);
      }
    },
  };
}

function waitSeconds({ headers }: FastifyRequest): number {
  const wish = /(?:^|[,;\s])wait=(\d{1,6})\b/.exec(String(headers.prefer ?? ''))?.[1];
  return Math.min(Number(wish ?? 0), LONGEST_WAIT_SECONDS);
}
