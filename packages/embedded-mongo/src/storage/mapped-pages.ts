import { closeSync, openSync, readFileSync, readSync, realpathSync } from 'node:fs';
import { fromLibc } from './libc.ts';

/** Mapped pages of files that the process may have beyond those that it began with, in bytes. */
const MOST_MAPPED = 24 * 1024 * 1024;
const PAGE = 4096;
const MADV_DONTNEED = 4;
/** One read of the store maps at most this many pages anew (the kernel maps 16 around each), so this many reads may pass. */
const READS_BETWEEN = 128;

type Mapping = { readonly address: bigint; readonly length: bigint };

/**
 * LMDB reads through a mapping of the whole file, so the resident memory of a process that walks a large collection
 * grows by all of it. The kernel could take these pages back at any time, but counts them (and whoever watches memory,
 * a container's limit among them, does so too) until it must. Now and then this lets go of them: they stay in the
 * kernel's page cache, and are mapped again when they are next read.
 *
 * It calls `madvise` by `node:ffi`, on Linux alone; where either is missing, nothing is let go and nothing else changes.
 * MADV_DONTNEED on a shared, read-only mapping of a file loses nothing (madvise(2)); only such mappings are touched.
 */
export class MappedPages {
  private readonly file: string;
  private readonly advise: (mapping: Mapping) => void;
  private readonly statm: number;
  private readonly buffer = Buffer.alloc(128);
  private readonly limit: number;
  private reads = 0;

  private constructor(file: string, advise: (mapping: Mapping) => void) {
    this.file = file;
    this.advise = advise;
    this.statm = openSync('/proc/self/statm', 'r');
    this.limit = this.mapped() + MOST_MAPPED;
  }

  /** For the LMDB file at `path`, which is about to be mapped; undefined where the platform cannot do it. */
  static of(path: string): MappedPages | undefined {
    if (process.platform !== 'linux') return undefined;
    const madvise = fromLibc('madvise', ['u64', 'u64', 'i32']);
    if (madvise === undefined) return undefined;
    try {
      return new MappedPages(path, ({ address, length }) => {
        madvise(address, length, MADV_DONTNEED);
      });
    } catch {
      return undefined;
    }
  }

  /** Called for every read and write of the store; nearly always a mere count. */
  touched(): void {
    this.reads += 1;
    if (this.reads < READS_BETWEEN) return;
    this.reads = 0;
    if (this.mapped() > this.limit) this.release();
  }

  /** Bytes of files that are mapped and resident in this process. */
  private mapped(): number {
    const length = readSync(this.statm, this.buffer, 0, this.buffer.length, 0);
    return Number(this.buffer.toString('latin1', 0, length).split(' ')[2] ?? 0) * PAGE;
  }

  release(): void {
    for (const mapping of mappingsOf(readFileSync('/proc/self/maps', 'utf8'), realpathSync(this.file)))
      this.advise(mapping);
  }

  close(): void {
    closeSync(this.statm);
  }
}

/** The shared, read-only mappings of `file` in the text of /proc/PID/maps (proc(5)). */
export function mappingsOf(maps: string, file: string): Mapping[] {
  const found: Mapping[] = [];
  for (const line of maps.split('\n')) {
    const parts = /^([0-9a-f]+)-([0-9a-f]+) r--s \S+ \S+ \S+ +(.*)$/.exec(line);
    if (parts?.[3] !== file) continue;
    const address = BigInt(`0x${parts[1]}`);
    found.push({ address, length: BigInt(`0x${parts[2]}`) - address });
  }
  return found;
}
