import type { Readable } from 'node:stream';
import { crc32 } from 'node:zlib';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import type { ZipEntry } from './roster-package.ts';

/** Why the bytes of an entry ended early or cannot be trusted. */
export class EntryFault extends Error {
  readonly code: 'structure.unreadable_entry' | 'structure.checksum_mismatch';

  constructor(code: EntryFault['code'], name: string, cause?: unknown) {
    super(`${name} cannot be read whole from the zip`, { cause });
    this.name = 'EntryFault';
    this.code = code;
  }
}

async function findEntry(zip: ZipFile, wanted: ZipEntry): Promise<Entry> {
  for await (const entry of zip.eachEntry()) {
    if (entry.fileName === wanted.name && entry.crc32 === wanted.crc32) return entry;
  }
  throw new EntryFault('structure.unreadable_entry', wanted.name);
}

/**
 * Streams the bytes of one entry in order. The zip library refuses bytes beyond the size that the directory
 * gives, so the caps that were checked there hold; the checksum is checked here, at the end.
 * Throws `EntryFault` for a bad zip, else what the file system throws.
 */
export async function* readEntry(path: string, wanted: ZipEntry): AsyncGenerator<Buffer> {
  const zip = await openPromise(path, { autoClose: false });
  let stream: Readable | undefined;
  let sum = 0;
  try {
    stream = await zip.openReadStreamPromise(await findEntry(zip, wanted));
    for await (const chunk of stream) {
      if (!Buffer.isBuffer(chunk)) throw new EntryFault('structure.unreadable_entry', wanted.name);
      sum = crc32(chunk, sum);
      yield chunk;
    }
  } catch (cause) {
    if (cause instanceof EntryFault || (cause instanceof Error && 'syscall' in cause)) throw cause;
    throw new EntryFault('structure.unreadable_entry', wanted.name, cause);
  } finally {
    stream?.destroy();
    zip.close();
  }
  if (sum !== wanted.crc32) throw new EntryFault('structure.checksum_mismatch', wanted.name);
}
