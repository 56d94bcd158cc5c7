import { chmodSync, rmSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { log } from '../log.ts';
import type { Environment } from '../storage/environment.ts';
import { type Dump, openDump } from './dump.ts';

export const doorOf = (folder: string): string => join(folder, 'backup.sock');

/** A reader that takes nothing for this long is let go: its snapshot makes the file grow. */
const IDLE_MS = 60_000;
const MAX_READERS = 4;

export type Door = { close(): void };

/**
 * Where a running server gives copies of itself: a Unix socket in the folder of the database, so whoever may read the
 * folder may have a copy, and nobody else. Who connects gets one line of JSON, `{ format, takenAtMs }`, sent when the
 * moment of the copy is fixed, and then the copy.
 */
export function openDoor(folder: string, environment: Environment): Door {
  const path = doorOf(folder);
  const open = new Map<Socket, Dump>();
  const server = createServer((socket) => {
    // Whoever leaves early is let go in `give`.
    socket.on('error', () => undefined);
    socket.setTimeout(IDLE_MS, () => socket.destroy());
    void give(socket);
  });
  async function give(socket: Socket): Promise<void> {
    let dump: Dump;
    try {
      dump = openDump(environment);
    } catch (error) {
      socket.end(`${JSON.stringify({ refused: error instanceof Error ? error.message : String(error) })}\n`);
      return;
    }
    open.set(socket, dump);
    try {
      socket.write(`${JSON.stringify({ format: dump.format, takenAtMs: Date.now() })}\n`);
      await pipeline(Readable.from(dump.chunks(), { objectMode: false }), socket);
    } catch (error) {
      log('warn', 'a copy of the database was not taken to its end', { error: String(error) });
    } finally {
      dump.close();
      open.delete(socket);
    }
  }
  server.maxConnections = MAX_READERS;
  // The lock of the folder is ours: what lies here was left by a crash.
  rmSync(path, { force: true });
  server.on('error', (error) => {
    log('warn', 'no copies can be taken while this runs; is the path of the data folder too long?', {
      path,
      error: String(error),
    });
  });
  server.listen(path, () => chmodSync(path, 0o600));
  server.unref();
  return {
    close() {
      server.close();
      for (const [socket, dump] of open) {
        dump.close();
        socket.destroy();
      }
    },
  };
}
