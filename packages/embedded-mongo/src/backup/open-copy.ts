import { existsSync } from 'node:fs';
import { createConnection, type Socket } from 'node:net';
import { join } from 'node:path';
import { pipeline, Readable, Transform } from 'node:stream';
import { CHECKSUMS_SINCE } from '../storage/checksum.ts';
import { Environment } from '../storage/environment.ts';
import { lockFolder } from '../storage/folder-lock.ts';
import { readFormat } from '../storage/format.ts';
import { isMigrating } from '../storage/migrations/migrate.ts';
import { doorOf } from './door.ts';
import { openDump } from './dump.ts';
import { TAIL } from './form.ts';
import { DamagedCopyError } from './read-entries.ts';

export type DatabaseCopy = {
  /** Of the entries; undefined where nothing was ever stored. */
  readonly format: number | undefined;
  /** When the moment was fixed, in milliseconds since 1970: everything committed until then is in it, nothing later. */
  readonly takenAtMs: number;
  /** To be read to its end; fails with DamagedCopyError when the server ends first. */
  readonly content: Readable;
  close(): Promise<void>;
};

/** There is no embedded database to copy. */
export class NoDatabaseError extends Error {
  constructor(folder: string) {
    super(`There is no embedded database in ${folder}.`);
  }
}

/** No server gives copies of this folder: none runs, or it is about to start or to stop. */
export class NoServerError extends Error {
  constructor(folder: string, options?: ErrorOptions) {
    super(`No embedded database that runs on ${folder} gives a copy of itself.`, options);
  }
}

/**
 * A copy of all databases of a data folder at one moment: from the server that runs on it, or from the file when none
 * does. Throws NoDatabaseError, NoServerError, for a file FolderTakenError when a server has it after all, and an
 * Error where the database says that it cannot be read.
 */
export async function openDatabaseCopy(dataDir: string, from: 'server' | 'file'): Promise<DatabaseCopy> {
  const folder = join(dataDir, 'db');
  if (!existsSync(join(folder, 'quad.mdb'))) throw new NoDatabaseError(folder);
  return from === 'server' ? fromServer(folder) : fromFile(folder);
}

async function fromServer(folder: string): Promise<DatabaseCopy> {
  const socket = await new Promise<Socket>((resolve, reject) => {
    const connecting = createConnection(doorOf(folder));
    connecting.once('connect', () => resolve(connecting));
    connecting.once('error', (cause) => reject(new NoServerError(folder, { cause })));
  });
  try {
    const { line, rest } = await firstLine(socket);
    const said: unknown = JSON.parse(line);
    if (typeof said !== 'object' || said === null) throw new Error('it greets with no object');
    if ('refused' in said) throw new Error(String(said.refused));
    const takenAtMs = 'takenAtMs' in said ? Number(said.takenAtMs) : Number.NaN;
    const format = 'format' in said && typeof said.format === 'number' ? said.format : undefined;
    if (rest.length > 0) socket.unshift(rest);
    const content = whole(socket);
    return {
      format,
      takenAtMs,
      content,
      close: async () => void content.destroy(),
    };
  } catch (error) {
    socket.destroy();
    throw error;
  }
}

/** A process that is killed closes its sockets in good order, so only the tail tells that this was all. */
function whole(socket: Socket): Readable {
  let last = Buffer.alloc(0);
  const checked = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      last = Buffer.concat([last, chunk.subarray(-TAIL.length)]).subarray(-TAIL.length);
      done(null, chunk);
    },
    flush(done) {
      done(last.equals(TAIL) ? null : new DamagedCopyError('the database ended before it was whole'));
    },
  });
  // A failure of the socket reaches the reader as that of `checked`.
  pipeline(socket, checked, () => undefined);
  return checked;
}

function firstLine(socket: Socket): Promise<{ line: string; rest: Buffer }> {
  return new Promise((resolve, reject) => {
    let seen = Buffer.alloc(0);
    const stop = (): void => {
      socket.off('readable', look);
      socket.off('end', ended);
      socket.off('error', reject);
    };
    const ended = (): void => {
      stop();
      reject(new Error('The database ended before it gave a copy; start the backup again.'));
    };
    const look = (): void => {
      for (let piece = socket.read(); piece !== null; piece = socket.read()) {
        seen = Buffer.concat([seen, piece]);
        const end = seen.indexOf(10);
        if (end < 0) continue;
        stop();
        resolve({ line: seen.toString('utf8', 0, end), rest: seen.subarray(end + 1) });
        return;
      }
    };
    socket.on('readable', look);
    socket.once('end', ended);
    socket.once('error', reject);
  });
}

async function fromFile(folder: string): Promise<DatabaseCopy> {
  const unlock = lockFolder(folder);
  let environment: Environment | undefined;
  const closeAll = async (): Promise<void> => {
    await environment?.close();
    unlock();
  };
  try {
    environment = new Environment(folder);
    // A start that was ended while it migrated: entries with and without checksums stand side by side.
    if (!isMigrating(environment))
      environment.useChecksums((readFormat(environment) ?? 0) >= CHECKSUMS_SINCE);
    const dump = openDump(environment);
    const content = Readable.from(dump.chunks(), { objectMode: false });
    return {
      format: dump.format,
      takenAtMs: Date.now(),
      content,
      close: async () => {
        content.destroy();
        dump.close();
        await closeAll();
      },
    };
  } catch (error) {
    await closeAll();
    throw error;
  }
}
