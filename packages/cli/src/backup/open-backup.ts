import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { FORMAT } from '@quad/embedded-mongo/backup';
import { type Entry, fromFdPromise, type ZipFile } from 'yauzl';
import { CommandFailed } from '../graph/client.ts';
import { DATA_VERSION } from '../start/data-version.ts';
import { isMissingFile } from '../start/missing-file.ts';
import {
  anyManifest,
  BACKUP_FORMAT,
  MANIFEST,
  type Manifest,
  type ManifestEntry,
  manifestShape,
} from './manifest.ts';

/** A manifest of a million files is smaller; what is larger is none. */
const MANIFEST_BYTES = 256 * 1024 * 1024;

export interface OpenBackup {
  readonly manifest: Manifest;
  read(entry: ManifestEntry): Promise<Readable>;
  close(): Promise<void>;
}

/**
 * Opens a backup and holds its directory against its manifest; the entries' own bytes are checked as they are read.
 * @throws CommandFailed with a sentence for a file that is missing, foreign, damaged, cut short or of a newer Quad.
 */
export async function openBackup(file: string): Promise<OpenBackup> {
  const handle = await openFile(file);
  try {
    const { zip, found } = await readDirectory(handle, file);
    const manifest = await readManifest(zip, found.get(MANIFEST), file);
    checkEntries(manifest, found, file);
    return {
      manifest,
      async read({ path }) {
        const entry = found.get(path);
        if (entry === undefined) throw new Error(`${path} was not looked for.`);
        return zip.openReadStreamPromise(entry);
      },
      close: () => handle.close(),
    };
  } catch (error) {
    await handle.close();
    throw error;
  }
}

async function openFile(file: string): Promise<FileHandle> {
  let handle: FileHandle;
  try {
    handle = await open(file, constants.O_RDONLY | constants.O_NONBLOCK);
  } catch (cause) {
    if (isMissingFile(cause)) throw new CommandFailed(`There is no file ${file}.`, 2, { cause });
    throw new CommandFailed(`${file} cannot be read: ${messageOf(cause)}.`, 2, { cause });
  }
  const facts = await handle.stat();
  if (facts.isFile()) return handle;
  await handle.close();
  throw new CommandFailed(
    facts.isDirectory() ? `${file} is a folder; name the backup file.` : `${file} is no file.`,
    2,
  );
}

async function readDirectory(handle: FileHandle, file: string) {
  const found = new Map<string, Entry>();
  let zip: ZipFile;
  try {
    zip = await fromFdPromise(handle.fd, { autoClose: false, lazyEntries: true });
    for await (const entry of zip.eachEntry()) {
      if (found.has(entry.fileName)) throw new Error(`${entry.fileName} is there twice`);
      found.set(entry.fileName, entry);
    }
  } catch (cause) {
    throw new CommandFailed(
      `${file} is no backup of Quad, or was cut short or damaged (${messageOf(cause)}). Nothing was touched.`,
      2,
      { cause },
    );
  }
  return { zip, found };
}

async function readManifest(zip: ZipFile, entry: Entry | undefined, file: string): Promise<Manifest> {
  if (entry === undefined)
    throw new CommandFailed(`${file} is no backup of Quad: there is no ${MANIFEST} in it.`, 2);
  let value: unknown;
  try {
    if (entry.uncompressedSize > MANIFEST_BYTES) throw new Error(`it has ${entry.uncompressedSize} bytes`);
    value = JSON.parse((await buffer(await zip.openReadStreamPromise(entry))).toString('utf8'));
  } catch (cause) {
    throw new CommandFailed(
      `${file} is damaged: ${MANIFEST} cannot be read (${messageOf(cause)}). Nothing was touched.`,
      2,
      { cause },
    );
  }
  const any = anyManifest.safeParse(value);
  if (!any.success) throw new CommandFailed(`${file} is no backup of Quad: ${MANIFEST} says otherwise.`, 2);
  refuseNewer(file, any.data);
  const parsed = manifestShape.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new CommandFailed(
    `${file} is damaged: ${MANIFEST} at ${issue?.path.join('.') ?? 'its root'}: ${issue?.message ?? 'unreadable'}. Nothing was touched.`,
    2,
  );
}

/** Every number that may only grow; a number that is no number is left to the shape. */
function refuseNewer(file: string, manifest: Readonly<Record<string, unknown>>): void {
  const known: readonly (readonly [string, string, number])[] = [
    ['format', 'backup format', BACKUP_FORMAT],
    ['dataVersion', 'data folder version', DATA_VERSION],
    ['databaseFormat', 'database format', FORMAT],
  ];
  for (const [name, label, newest] of known) {
    const value = manifest[name];
    if (typeof value === 'number' && value > newest) {
      throw new CommandFailed(
        `${file} was made by a newer Quad (${String(manifest.quadVersion)}, ${label} ${value}; this one reads ${newest}); restore it with that version. Nothing was touched.`,
        2,
      );
    }
  }
}

function checkEntries(manifest: Manifest, found: ReadonlyMap<string, Entry>, file: string): void {
  const damaged = (what: string) => new CommandFailed(`${file} is damaged: ${what}. Nothing was touched.`, 2);
  const named = new Set(manifest.entries.map(({ path }) => path));
  if (named.size !== manifest.entries.length) throw damaged(`${MANIFEST} names an entry twice`);
  if (!named.has('database')) throw damaged('the database is missing');
  for (const { path, bytes } of manifest.entries) {
    const entry = found.get(path);
    if (entry === undefined) throw damaged(`${path} is missing`);
    if (entry.uncompressedSize !== bytes)
      throw damaged(`${path} has ${entry.uncompressedSize} bytes and should have ${bytes}`);
  }
  for (const path of found.keys())
    if (path !== MANIFEST && !named.has(path)) throw damaged(`${path} does not belong to it`);
}

const messageOf = (cause: unknown) =>
  cause instanceof Error ? cause.message.replace(/\.+$/, '') : String(cause);
