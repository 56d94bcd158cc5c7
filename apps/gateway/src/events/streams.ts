import { ok, type Result } from '@quad/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Principals } from '../trust/principals.ts';
import type { TrustFault } from '../trust/trust-fault.ts';
import type { SeatRefusal } from './board.ts';
import type { Events } from './events.ts';
import { createStream, type Stream } from './stream.ts';

/** Why there is no stream: who asks cannot be found out, is nobody, or there is no room. */
export type StreamRefusal = TrustFault | 'NOBODY' | SeatRefusal | 'NO_ANSWER';

export interface Streams {
  /** Begins a stream on the reply, or says why not, with nothing sent. */
  begin(request: FastifyRequest, reply: FastifyReply): Promise<Result<null, StreamRefusal>>;
  /** Ends all streams, and those that still begin: their readers come again, to another worker. */
  end(): void;
}

/** How often who reads is found out anew, and proxies are shown that the stream lives. */
const BEAT_MS = 15_000;
/** Readers that are sent away together do not come back together. */
const FIRST_RETRY_MS = 500;
const RETRIES_APART_MS = 1_500;
const RETRY_STEP_MS = 397;

export function createStreams(options: {
  readonly events: Events;
  readonly principals: Principals;
  readonly beatMs?: number | undefined;
}): Streams {
  const { events, principals, beatMs = BEAT_MS } = options;
  const open = new Set<Stream>();
  let isEnding = false;
  let begun = 0;

  function leave(stream: Stream): void {
    open.delete(stream);
    events.leave(stream.account, stream.take);
  }

  return {
    async begin(request, reply) {
      const found = await principals.of(request, false);
      if (!found.ok) return { ok: false, error: found.error };
      if (found.value.kind === 'PUBLIC') return { ok: false, error: 'NOBODY' };
      // What comes after a stream is for the worker that serves then.
      void reply.header('connection', 'close').header('cache-control', 'no-store');
      if (isEnding) {
        await reply.sse.send({ retry: FIRST_RETRY_MS, data: undefined });
        reply.sse.close();
        return ok(null);
      }
      const stream = createStream(reply, {
        first: found.value,
        again: async () => {
          const again = await principals.of(request, false);
          return again.ok ? again.value : null;
        },
        beatMs,
        onEnd: leave,
      });
      open.add(stream);
      const answer = await events.join(stream.account, reply.sse.lastEventId, stream.take);
      if (answer?.ok !== true) {
        stream.end();
        return { ok: false, error: answer?.refusal ?? 'NO_ANSWER' };
      }
      if (stream.isOver()) {
        leave(stream);
        reply.raw.destroy();
        return ok(null);
      }
      begun += 1;
      stream.begin(answer.seat, FIRST_RETRY_MS + ((begun * RETRY_STEP_MS) % RETRIES_APART_MS));
      return ok(null);
    },
    end() {
      isEnding = true;
      for (const stream of [...open]) stream.end();
    },
  };
}
