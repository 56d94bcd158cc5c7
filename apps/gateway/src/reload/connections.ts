import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { DrainOrder } from './messages.ts';

/** One connection and the answers that are still owed on it. */
interface Held {
  readonly owed: Set<ServerResponse>;
  idleSinceMs: number;
  /** An answer said that it is the last one. */
  isLetGo: boolean;
}

export interface Connections {
  /** Takes over a connection that was accepted elsewhere and from which nothing was read. */
  take(server: Server, socket: Socket): void;
  /** Lets go of this part (0 to 1) of the connections that there were at first; their clients go elsewhere. */
  yield(part: number): void;
  /** Lets go of all; resolves when none is left. */
  drain(order: DrainOrder): Promise<void>;
}

const LOOK_EVERY_MS = 25;

/**
 * The connections of servers that do not listen themselves. To let go of one without failing a request, its next answer
 * says `Connection: close`: closing it from here while it seems idle could meet a request on its way.
 */
export function trackConnections(servers: readonly Server[], nowMs = () => performance.now()): Connections {
  const known = new Map<Socket, Held>();
  /** How many there were when another worker began to take a part; null while nobody does. */
  let whole: number | null = null;
  /** So many may stay. */
  let stay = Number.POSITIVE_INFINITY;

  /** Says to the client that this answer is the last one, where connections are too many. */
  function letGoWith(response: ServerResponse, held: Held): void {
    if (held.isLetGo || known.size <= stay) return;
    if ([...known.values()].filter(({ isLetGo }) => !isLetGo).length <= stay) return;
    held.isLetGo = true;
    response.setHeader('connection', 'close');
  }

  for (const server of servers) {
    // What Node does when a server begins to listen: slow and silent clients are given up in time.
    server.emit('listening');
    server.on('connection', (socket: Socket) => {
      known.set(socket, { owed: new Set(), idleSinceMs: nowMs(), isLetGo: false });
      socket.once('close', () => known.delete(socket));
    });
    server.prependListener('request', ({ socket }: IncomingMessage, response: ServerResponse) => {
      const held = known.get(socket);
      if (held === undefined) return;
      held.owed.add(response);
      letGoWith(response, held);
      response.once('close', () => {
        held.owed.delete(response);
        held.idleSinceMs = nowMs();
      });
    });
  }

  function letGo(order: DrainOrder, beganMs: number): void {
    const now = nowMs();
    const isOver = now - beganMs >= order.withinMs;
    for (const [socket, { owed, idleSinceMs }] of known) {
      if (isOver || (owed.size === 0 && now - idleSinceMs >= order.idleMs)) socket.destroy();
    }
  }

  return {
    take(server, socket) {
      server.emit('connection', socket);
      socket.resume();
    },
    yield(part) {
      whole ??= known.size;
      stay = whole * (1 - part);
    },
    drain(order) {
      const beganMs = nowMs();
      stay = 0;
      for (const held of known.values()) {
        for (const response of held.owed) if (!response.headersSent) letGoWith(response, held);
      }
      return new Promise((resolve) => {
        const look = () => {
          letGo(order, beganMs);
          if (known.size > 0) return;
          clearInterval(timer);
          resolve();
        };
        const timer = setInterval(look, LOOK_EVERY_MS);
        look();
      });
    },
  };
}
