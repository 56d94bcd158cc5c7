import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { openDoor } from './backup/door.ts';
import { Cursors } from './commands/cursors.ts';
import { Dispatcher } from './commands/dispatch.ts';
import { SET_NAME } from './commands/hello.ts';
import { commandsOf } from './commands/registry.ts';
import { Engine } from './engine.ts';
import { usedFolder } from './env.ts';
import { busyCollector, idleCollector, ownMemory } from './idle.ts';
import { sweepExpired } from './indexes/ttl.ts';
import { log } from './log.ts';
import { lockFolder } from './storage/folder-lock.ts';
import { MIGRATIONS } from './storage/migrations/list.ts';
import type { Step } from './storage/migrations/migrate.ts';
import type { Migration } from './storage/migrations/migration.ts';
import { openEnvironment } from './storage/open-environment.ts';
import { SESSION_MINUTES } from './transactions/session.ts';
import { Recorder } from './used/recorder.ts';
import { Connection } from './wire/connection.ts';

export type EmbeddedMongo = {
  /** What a driver or Mongoose connects to. */
  readonly uri: string;
  readonly port: number;
  /** Answers what was received, writes everything to disk, and lets go of the folder. */
  close(): Promise<void>;
};

export type StartOptions = {
  /** The data folder; the database's own files go to `db` inside it. Made when it is not there. */
  readonly dataDir: string;
  /** 0 or absent: any free port. */
  readonly port?: number;
  /** Loopback only. */
  readonly host?: string;
  /** Told after each batch of a migration, which may take minutes before the server listens. */
  readonly onMigration?: (step: Step) => void;
  /** Give memory back when idle, and when there is much of it; for a process of its own. */
  readonly collectWhenIdle?: boolean;
};

const MAX_CONNECTIONS = 2000;
/** How often transactions, cursors and sessions that were left behind are looked for, in milliseconds. */
const SWEEP_MS = 5_000;
/** How often the process's memory is looked at, in milliseconds. */
const MEMORY_MS = 50;
/** How often TTL indexes are applied, in milliseconds; MongoDB's own is the same minute. */
const TTL_MS = 60_000;

/**
 * Starts the server in this process, after the data folder was brought to today's format. Throws FolderTakenError
 * when another process owns the folder. Tests of migrations bring their own.
 */
export async function startEmbeddedMongo(
  options: StartOptions,
  migrations: readonly Migration[] = MIGRATIONS,
): Promise<EmbeddedMongo> {
  const folder = join(options.dataDir, 'db');
  const unlock = lockFolder(folder);
  const host = options.host ?? '127.0.0.1';
  let engine: Engine;
  try {
    engine = new Engine(await openEnvironment(folder, migrations, options.onMigration));
    await engine.recover();
  } catch (error) {
    unlock();
    throw error;
  }
  const cursors = new Cursors();
  const record = usedFolder(process.env);
  let address = '';
  const dispatcher = new Dispatcher(
    engine,
    cursors,
    commandsOf(() => address),
    record === undefined ? undefined : new Recorder(record),
  );
  const connections = new Set<Connection>();
  let accepted = 0;
  const server = createServer((socket) => {
    accepted += 1;
    const connection = new Connection(socket, dispatcher, accepted);
    connections.add(connection);
    socket.on('close', () => {
      connections.delete(connection);
      // What it sent last may still be under way, and may begin or end a transaction.
      void connection.settled().then(() => engine.sessions.connectionClosed(connection.id));
    });
  });
  server.maxConnections = MAX_CONNECTIONS;
  let port: number;
  try {
    port = await listen(server, options.port ?? 0, host);
  } catch (error) {
    await engine.close();
    unlock();
    throw error;
  }
  const door = openDoor(folder, engine.environment);
  const shown = host.includes(':') ? `[${host}]` : host;
  address = `${shown}:${port}`;
  const collect = options.collectWhenIdle === true ? idleCollector() : undefined;
  const hold = options.collectWhenIdle === true ? busyCollector() : undefined;
  const timers = [
    setInterval(() => {
      sweep(engine, cursors);
      collect?.(dispatcher.lastWorkMs, Date.now());
    }, SWEEP_MS),
    setInterval(() => {
      const bytes = hold === undefined ? undefined : ownMemory();
      if (bytes !== undefined) hold?.(bytes);
    }, MEMORY_MS),
    setInterval(() => void sweepExpired(engine, Date.now()), TTL_MS),
  ];
  for (const timer of timers) timer.unref();
  let closing: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    for (const timer of timers) clearInterval(timer);
    door.close();
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    engine.sessions.abortAll();
    await Promise.all([...connections].map((connection) => connection.settled()));
    for (const connection of connections) connection.end();
    await engine.close();
    unlock();
    await closed;
  };
  return {
    uri: `mongodb://${address}/?replicaSet=${SET_NAME}&directConnection=true`,
    port,
    close: () => {
      closing ??= close();
      return closing;
    },
  };
}

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      const bound = server.address();
      resolve(typeof bound === 'object' && bound !== null ? bound.port : port);
    });
  });
}

let receiptsSweptMs = 0;

function sweep(engine: Engine, cursors: Cursors): void {
  const nowMs = Date.now();
  engine.sessions.sweep(nowMs);
  cursors.sweep(nowMs);
  if (nowMs - receiptsSweptMs < 10 * 60_000) return;
  receiptsSweptMs = nowMs;
  engine
    .change(() => engine.receipts.sweep(nowMs - SESSION_MINUTES * 60_000))
    .catch((error: unknown) =>
      log('error', 'old receipts of retryable writes could not be removed', { error: String(error) }),
    );
}
