import { createReadStream, existsSync, statSync } from 'node:fs';
import { open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { openDatabaseCopy } from '@quad/embedded-mongo/backup';
import { ZipFile } from 'yazl';
import { CommandFailed } from '../graph/client.ts';
import { DATA_VERSION } from '../start/data-version.ts';
import { isMissingFile } from '../start/missing-file.ts';
import { quadVersion } from '../start/quad-version.ts';
import { dataParts, filesOf } from './data-parts.ts';
import { syncPath } from './durable.ts';
import {
  BACKUP_FORMAT,
  DATABASE,
  entryPath,
  MANIFEST,
  type Manifest,
  type ManifestEntry,
} from './manifest.ts';
import { createMeter } from './meter.ts';

export interface WrittenBackup {
  readonly manifest: Manifest;
  /** Of the backup file. */
  readonly bytes: number;
}

export interface WriteWatch {
  /** Whether a server runs on the folder, which then gives the copy; else the caller holds the folder. */
  readonly isRunning: boolean;
  /** Cut short by it: nothing is left behind. */
  readonly signal: AbortSignal;
  /** Told of the bytes that went in, and of about how many there will be. */
  onBytes(bytes: number, about: number): void;
}

/**
 * Writes a backup of a data folder as one zip: the databases as they are at one moment, then what they refer to (see
 * `data-parts.ts`), last the manifest with the checksum of each. The file appears under its name when it is whole and
 * on disk; memory does not grow with the data. Throws what the database and the file system throw.
 */
export async function writeBackup(dataDir: string, file: string, watch: WriteWatch): Promise<WrittenBackup> {
  const early = await readEarly(dataDir);
  const copy = await openDatabaseCopy(dataDir, watch.isRunning ? 'server' : 'file');
  const partial = `${file}.${process.pid}.partial`;
  try {
    const takenAt = new Date(copy.takenAtMs).toISOString();
    const late = await listLate(dataDir);
    const about = late.reduce(
      (sum, path) => sum + statSync(join(dataDir, path)).size,
      databaseBytes(dataDir),
    );
    const output = await open(partial, 'wx', 0o600);
    const zip = new ZipFile();
    const failing = new AbortController();
    const signal = AbortSignal.any([watch.signal, failing.signal]);
    const entries: ManifestEntry[] = [];
    const add = async (path: string, source: Readable, level: number): Promise<void> => {
      const meter = createMeter((bytes) => watch.onBytes(bytes, about));
      zip.addReadStreamLazy(
        path,
        { mtime: new Date(takenAt), mode: 0o100600, compress: level > 0, compressionLevel: level },
        (give) => give(null, meter.stream),
      );
      await pipeline(source, meter.stream, { signal });
      entries.push({ path, ...meter.result() });
    };
    const addAll = async (): Promise<Manifest> => {
      await add(DATABASE, copy.content, 1);
      for (const path of late) await add(path, createReadStream(join(dataDir, path)), 0);
      for (const [path, bytes] of early) await add(path, Readable.from([bytes]), 0);
      const manifest: Manifest = {
        kind: 'quad-backup',
        format: BACKUP_FORMAT,
        quadVersion: quadVersion(),
        dataVersion: DATA_VERSION,
        databaseFormat: copy.format ?? 1,
        takenAt,
        entries,
      };
      zip.addBuffer(Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`), MANIFEST, { compress: false });
      zip.end();
      return manifest;
    };
    const stop = (cause: unknown): never => {
      if (!failing.signal.aborted) failing.abort(cause);
      throw cause;
    };
    zip.on('error', (cause) => failing.abort(cause));
    const [manifest] = await Promise.all([
      addAll().catch(stop),
      pipeline(zip.outputStream, output.createWriteStream({ flush: true }), { signal }).catch(stop),
    ]).catch((error: unknown) => {
      // The one that failed stopped the other: its cause is the one to tell.
      throw failing.signal.aborted && !watch.signal.aborted ? failing.signal.reason : error;
    });
    const { size } = statSync(partial);
    await rename(partial, file);
    await syncPath(dirname(file));
    return { manifest, bytes: size };
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  } finally {
    await copy.close();
  }
}

const namesOf = (copied: 'before' | 'after') =>
  dataParts.filter((part) => part.copied === copied).map(({ name }) => name);

async function readEarly(dataDir: string): Promise<ReadonlyMap<string, Buffer>> {
  const found = new Map<string, Buffer>();
  for (const name of namesOf('before')) {
    try {
      found.set(name, await readFile(join(dataDir, name)));
    } catch (error) {
      if (!isMissingFile(error)) throw error;
    }
  }
  return found;
}

async function listLate(dataDir: string): Promise<readonly string[]> {
  const lists = await Promise.all(namesOf('after').map((name) => filesOf(dataDir, name)));
  const paths = lists.flat();
  const strange = paths.find((path) => !entryPath.safeParse(path).success);
  if (strange === undefined) return paths;
  // A restore would refuse it, when it is too late.
  throw new CommandFailed(
    `${join(dataDir, strange)} has a name that no part of Quad gives; take it out of there. Nothing was written.`,
    2,
  );
}

/** The file's size; the copy is smaller, by the pages that are free and half full. */
function databaseBytes(dataDir: string): number {
  const path = join(dataDir, 'db', 'quad.mdb');
  return existsSync(path) ? statSync(path).size : 0;
}
