import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { DrainOrder } from './messages.ts';

/** One connection and the answers that are still owed on it. */
interface Held {
  readonly owed: Set<ServerResponse>;
  idleSinceMs: number;
}

export interface Connections {
  /** Takes over a connection that was accepted elsewhere and from which nothing was read. */
  take(server: Server, socket: Socket): void;
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
  let mayLetGo: (() => boolean) | null = null;

  for (const server of servers) {
    // What Node does when a server begins to listen: slow and silent clients are given up in time.
    server.emit('listening');
    server.on('connection', (socket: Socket) => {
      known.set(socket, { owed: new Set(), idleSinceMs: nowMs() });
      socket.once('close', () => known.delete(socket));
    });
    server.prependListener('request', ({ socket }: IncomingMessage, response: ServerResponse) => {
      const held = known.get(socket);
      if (held === undefined) return;
      held.owed.add(response);
      if (mayLetGo?.() === true) response.setHeader('connection', 'close');
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
    drain(order) {
      const beganMs = nowMs();
      const all = known.size;
      let gone = 0;
      mayLetGo = () => {
        const part = (nowMs() - beganMs) / order.rampMs;
        if (part < 1 && gone > all * part * part) return false;
        gone += 1;
        return true;
      };
      for (const response of [...known.values()].flatMap(({ owed }) => [...owed])) {
        if (!response.headersSent && mayLetGo()) response.setHeader('connection', 'close');
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
