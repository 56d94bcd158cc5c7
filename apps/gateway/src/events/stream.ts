import { isReached, type Principal, principalLabel } from '@quad/kernel';
import type { FastifyReply } from 'fastify';
import type { NumberedEvent, Seat } from './board.ts';

/** One reader's stream. */
export interface Stream {
  readonly account: string;
  take(events: readonly NumberedEvent[]): void;
  /** Says where the stream begins and what was missed; before that nothing is sent. */
  begin(seat: Seat, retryMs: number): void;
  isOver(): boolean;
  /** Ends it; what was not begun can still be answered otherwise. */
  end(): void;
}

/** A reader that takes nothing while so much waits is cut off; it comes again and gets what is kept. */
const MOST_UNREAD_BYTES = 262_144;

interface Message {
  readonly id?: string;
  readonly event?: string;
  readonly retry?: number;
}

export function createStream(
  reply: FastifyReply,
  options: {
    readonly first: Principal;
    /** Who reads, found out anew; null when that has ended. */
    readonly again: () => Promise<Principal | null>;
    readonly beatMs: number;
    readonly onEnd: (stream: Stream) => void;
  },
): Stream {
  const account = principalLabel(options.first);
  const early: NumberedEvent[] = [];
  let principal = options.first;
  let position = '';
  let isBegun = false;
  let isOver = false;

  function send(message: Message, data?: object): void {
    if (isOver) return;
    if (reply.raw.writableLength > MOST_UNREAD_BYTES) return void reply.raw.destroy();
    // A stream that broke says so by its `close`.
    reply.sse.send({ ...message, data }).catch(() => undefined);
  }

  async function beat(): Promise<void> {
    const found = await options.again();
    if (found === null || principalLabel(found) !== account) return stream.end();
    principal = found;
    // Where the stream stands, so that a reader whom nothing concerned need not begin anew.
    if (isBegun) send({ id: position });
  }

  const timer = setInterval(() => void beat().catch(() => stream.end()), options.beatMs);
  const stream: Stream = {
    account,
    take(events) {
      if (!isBegun) return void early.push(...events);
      for (const { position: at, event } of events) {
        position = at;
        if (isReached(principal, event.to)) send({ id: at }, { kind: event.kind, id: event.id });
      }
    },
    begin(seat, retryMs) {
      reply.sse.keepAlive();
      // With its id only when nothing was missed: who loses the stream here must get it again.
      const at = seat.missed.length === 0 ? { id: seat.position } : {};
      send({ ...at, event: seat.isReset ? 'reset' : 'ready', retry: retryMs }, {});
      isBegun = true;
      position = seat.position;
      stream.take([...seat.missed, ...early.splice(0)]);
    },
    isOver: () => isOver,
    end() {
      if (isOver) return;
      isOver = true;
      clearInterval(timer);
      options.onEnd(stream);
      reply.sse.close();
    },
  };
  reply.raw.once('close', stream.end);
  // Each message that waits has a listener; how many may wait is said above.
  reply.raw.setMaxListeners(0);
  return stream;
}
