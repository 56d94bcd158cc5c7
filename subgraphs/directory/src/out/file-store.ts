import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { access, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { FileStore } from '../domain/file.ts';
import type { ObjectStore } from './object-store.ts';
import { createSenders } from './one-sender.ts';
import { sniffedType } from './sniff.ts';
import { takeStream } from './take-stream.ts';

/** Files in a folder of the data folder; what is still arriving ends in `.part`. */
export interface FolderStore extends FileStore<Readable> {
  /** Where a complete file can be read on this machine; `release` when it is read. */
  localPathOf(fileId: string): Promise<string>;
  /** Gives up what `localPathOf` had to fetch. */
  release(fileId: string): Promise<void>;
  /** The bytes of a complete file. */
  read(fileId: string): Promise<Readable>;
  /** Where to write a file that is made here, before `complete`. */
  partPathOf(fileId: string): string;
  ready(): Promise<void>;
}

/** @param objects where complete files go instead of the folder (`QUAD_FILES_URL`); they still arrive in the folder. */
export function createFileStore(dataDir: string, objects: ObjectStore | null = null): FolderStore {
  const folder = join(dataDir, 'files');

  /** Ids come from a URL: only those of ours name a path. */
  function pathOf(fileId: string): string {
    if (!/^fil_[0-9a-f-]{36}$/.test(fileId)) throw new Error(`${fileId} is not the id of a file.`);
    return join(folder, fileId);
  }
  const partPathOf = (fileId: string) => `${pathOf(fileId)}.part`;
  const ready = async () => {
    await mkdir(folder, { recursive: true, mode: 0o700 });
  };

  return {
    partPathOf,
    ready,
    ...createSenders(),
    receivedBytes: (fileId) =>
      stat(partPathOf(fileId)).then(
        ({ size }) => size,
        () => 0,
      ),
    async append(fileId, offset, most, stream, signal) {
      await ready();
      return takeStream(partPathOf(fileId), { offset, most }, stream, signal);
    },
    async sha256Of(fileId) {
      const hash = createHash('sha256');
      await pipeline(createReadStream(partPathOf(fileId)), hash);
      return hash.digest('hex');
    },
    mediaTypeOf: (fileId) => sniffedType(partPathOf(fileId)),
    async complete({ id, sha256 }) {
      // A repeat after a crash between this and the row finds the file in its place.
      if (!(await isThere(partPathOf(id)))) return;
      if (objects === null) return putInPlace(folder, partPathOf(id), pathOf(id));
      await objects.put(id, partPathOf(id), sha256);
      await rm(partPathOf(id), { force: true });
    },
    async localPathOf(fileId) {
      const path = pathOf(fileId);
      if (objects === null || (await isThere(path))) return path;
      await ready();
      await objects.fetchInto(fileId, `${path}.new`);
      await rename(`${path}.new`, path);
      return path;
    },
    async release(fileId) {
      if (objects !== null) await rm(pathOf(fileId), { force: true });
    },
    read: async (fileId) => (objects === null ? createReadStream(pathOf(fileId)) : objects.get(fileId)),
    async discard(fileId) {
      await rm(partPathOf(fileId), { force: true });
    },
    async remove(fileId) {
      await rm(partPathOf(fileId), { force: true });
      await rm(pathOf(fileId), { force: true });
      await objects?.remove(fileId);
    },
  };
}

function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

/** The row that names the file comes next: bytes and name must be on disk before it, for a power cut and for a backup. */
async function putInPlace(folder: string, from: string, to: string): Promise<void> {
  const part = await open(from, 'r');
  await part.sync();
  await part.close();
  await rename(from, to);
  const names = await open(folder, 'r');
  await names.sync();
  await names.close();
}
