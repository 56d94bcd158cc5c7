import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { FileStore } from '../domain/file.ts';

/** Files in a folder of the data folder; what is still arriving ends in `.part`. */
export interface FolderStore extends FileStore<Readable> {
  pathOf(fileId: string): string;
  /** Where to write a file that is made here, before `complete`. */
  partPathOf(fileId: string): string;
  ready(): Promise<void>;
}

export function createFileStore(dataDir: string): FolderStore {
  const folder = join(dataDir, 'files');

  /** Ids come from a URL: only those of ours name a path. */
  function pathOf(fileId: string): string {
    if (!/^fil_[0-9a-f-]{36}$/.test(fileId)) throw new Error(`${fileId} is not the id of a file.`);
    return join(folder, fileId);
  }
  const partPathOf = (fileId: string) => `${pathOf(fileId)}.part`;

  async function sizeOf(path: string): Promise<number> {
    return stat(path).then(
      (facts) => facts.size,
      () => 0,
    );
  }

  return {
    pathOf,
    partPathOf,
    async ready() {
      await mkdir(folder, { recursive: true, mode: 0o700 });
    },
    receivedBytes: async (fileId) => (await sizeOf(partPathOf(fileId))) || sizeOf(pathOf(fileId)),
    async append(fileId, offset, most, stream) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const path = partPathOf(fileId);
      let stands = offset;
      const meter = new Transform({
        transform(chunk: Buffer, _encoding, done) {
          stands += chunk.length;
          // What is more than announced is counted and not written.
          done(null, stands > most ? undefined : chunk);
        },
      });
      const flags = offset === 0 ? 'w' : 'r+';
      await pipeline(stream, meter, createWriteStream(path, { flags, start: offset, mode: 0o600 }));
      return stands;
    },
    async sha256Of(fileId) {
      const hash = createHash('sha256');
      await pipeline(createReadStream(partPathOf(fileId)), hash);
      return hash.digest('hex');
    },
    async complete(fileId) {
      const part = await open(partPathOf(fileId), 'r').catch(() => null);
      // A repeat after a crash between the rename and the row finds the file in its place.
      if (part === null) return;
      await part.sync();
      await part.close();
      await rename(partPathOf(fileId), pathOf(fileId));
      // The row that names the file comes next: its name must be on disk before that, for a power cut and for a backup.
      const names = await open(folder, 'r');
      await names.sync();
      await names.close();
    },
    async discard(fileId) {
      await rm(partPathOf(fileId), { force: true });
    },
    async remove(fileId) {
      await rm(partPathOf(fileId), { force: true });
      await rm(pathOf(fileId), { force: true });
    },
  };
}
