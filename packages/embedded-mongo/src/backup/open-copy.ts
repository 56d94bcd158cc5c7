import { existsSync } from 'node:fs';
import { createConnection, type Socket } from 'node:net';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { Environment } from '../storage/environment.ts';
import { lockFolder } from '../storage/folder-lock.ts';
import { doorOf } from './door.ts';
import { openDump } from './dump.ts';

export type DatabaseCopy = {
  /** Of the entries; undefined where nothing was ever stored. */
  readonly format: number | undefined;
  /** When the moment was fixed, in milliseconds since 1970: everything committed until then is in it, nothing later. */
  readonly takenAtMs: number;
  /** To be read to its end by `loadDatabase` or kept as it is; cut short when the server ends first. */
  readonly content: Readable;
  close(): Promise<void>;
};

/** There is no embedded database to copy. */
export class NoDatabaseError extends Error {
  constructor(folder: string) {
    super(`There is no embedded database in ${folder}.`);
  }
}

/**
 * A copy of all databases of a data folder at one moment: from the server that runs on it, else from the file.
 * Throws NoDatabaseError, FolderTakenError when a server has the folder and gives no copies (it is about to start or
 * stop), and an Error where the database says that it cannot be read.
 */
export async function openDatabaseCopy(dataDir: string): Promise<DatabaseCopy> {
  const folder = join(dataDir, 'db');
  if (!existsSync(join(folder, 'quad.mdb'))) throw new NoDatabaseError(folder);
  return (await fromServer(doorOf(folder))) ?? fromFile(folder);
}

async function fromServer(path: string): Promise<DatabaseCopy | undefined> {
  const socket = await new Promise<Socket | undefined>((resolve) => {
    const connecting = createConnection(path);
    connecting.once('connect', () => resolve(connecting));
    connecting.once('error', () => resolve(undefined));
  });
  if (socket === undefined) return undefined;
  try {
    const { line, rest } = await firstLine(socket);
    const said: unknown = JSON.parse(line);
    if (typeof said !== 'object' || said === null) throw new Error('it greets with no object');
    if ('refused' in said) throw new Error(String(said.refused));
    const takenAtMs = 'takenAtMs' in said ? Number(said.takenAtMs) : Number.NaN;
    const format = 'format' in said && typeof said.format === 'number' ? said.format : undefined;
    if (rest.length > 0) socket.unshift(rest);
    return {
      format,
      takenAtMs,
      content: socket,
      close: async () => void socket.destroy(),
    };
  } catch (error) {
    socket.destroy();
    throw error;
  }
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
