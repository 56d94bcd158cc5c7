import type { Socket } from 'node:net';
import type { Side } from './messages.ts';

/** Longer than a worker takes to come up; who waits so long for an answer has gone. */
const LONGEST_MS = 20_000;
const MOST = 1_000;

/** Connections that wait until a worker can take them. */
export function createHeld(): {
  hold(socket: Socket, side: Side): void;
  /** Gives all that wait to `take`. */
  release(take: (socket: Socket, side: Side) => void): void;
  drop(): void;
} {
  const waiting = new Map<Socket, { readonly side: Side; readonly timer: NodeJS.Timeout }>();

  function leave(socket: Socket): void {
    clearTimeout(waiting.get(socket)?.timer);
    waiting.delete(socket);
  }

  return {
    hold(socket, side) {
      if (waiting.size >= MOST) {
        socket.destroy();
        return;
      }
      const timer = setTimeout(() => {
        leave(socket);
        socket.destroy();
      }, LONGEST_MS);
      waiting.set(socket, { side, timer });
    },
    release(take) {
      for (const [socket, { side }] of [...waiting]) {
        leave(socket);
        take(socket, side);
      }
    },
    drop() {
      for (const socket of [...waiting.keys()]) {
        leave(socket);
        socket.destroy();
      }
    },
  };
}
