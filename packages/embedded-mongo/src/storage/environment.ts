import { chmodSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Database, open, type RootDatabase, type Transaction } from 'lmdb';
import { checkFile } from './check-file.ts';
import { checked, DamagedEntryError, withSum } from './checksum.ts';
import { syncPath } from './create-file.ts';
import { MappedPages } from './mapped-pages.ts';

export type Entry = { readonly key: Buffer; readonly value: Uint8Array };

/** What can be read at one moment: the newest committed state, or a snapshot. */
export type Reader = {
  get(key: Buffer): Uint8Array | undefined;
  /** At most `limit` entries with start <= key < end, in order or reversed. */
  range(start: Buffer, end: Buffer, reverse: boolean, limit: number): Entry[];
};

export type Snapshot = Reader & {
  /** How many entries the store itself counts. */
  readonly count: number;
  /** The entries as they are stored, behind a key, in order, until they are `bytes` or more; from the first one where no key is given. */
  take(after: Buffer | undefined, bytes: number): Entry[];
  close(): void;
};

// Not in lmdb's own types: a flush of all committed pages, done in libuv's thread pool (its README, "sync").
type Store = Database<Uint8Array, Uint8Array> & { sync(done: (error?: Error) => void): void };

function hasSync(store: Database<Uint8Array, Uint8Array>): store is Store {
  return 'sync' in store && typeof store.sync === 'function';
}

function entryCount(stats: object): number {
  if ('entryCount' in stats && typeof stats.entryCount === 'number') return stats.entryCount;
  throw new Error('lmdb no longer counts its entries; copies are checked by that');
}

/** LMDB's limit for 4 KB pages as the lmdb package sets it. */
export const MAX_KEY_BYTES = 1978;

/**
 * Address space for the file, in bytes; the file itself grows as it must. Where this runs out, LMDB maps the file anew
 * and keeps the old mapping too, and every page that both have counts twice: so it is more than one machine's database.
 */
const MAP_BYTES = 64 * 1024 ** 3;

/** A bound that lmdb takes: no key is longer, so what lies before or behind a longer one is the same but for this key. */
function bound(key: Buffer): Buffer {
  return key.length > MAX_KEY_BYTES ? key.subarray(0, MAX_KEY_BYTES) : key;
}

/**
 * The one LMDB file. With these flags a commit writes its pages, syncs them, and then writes the note of the last synced
 * state with a sync of its own, all on this thread: when `commit` returns it is on disk, and the order of commits is the
 * order of calls. Writes that arrive meanwhile wait in the engine's queue and share the next one: that is the group
 * commit. `flush`, after which alone a client is answered, finds nothing left to sync; it stays because lmdb says of these
 * flags that a sync may come later. What the kernel is really asked for, and when, is proven in test/power-loss.test.ts.
 *
 * After a crash lmdb goes back to the last synced state (`safeRestore`), also when the kernel still has a newer one in
 * its cache: a numbered write that is sent again must not be confirmed by what a power cut could yet take away. The sync
 * before opening is for the same case: it puts on disk what a killed process had asked for without waiting.
 *
 * lmdb's own `put` promises are not used: they run callbacks at a time that the library chooses, and a transaction's
 * conflict check needs to know which commits a snapshot contains. For the same reason `eventTurnBatching` and
 * `commitDelay`, which steer those promises, are left alone. `noSync`, `noMetaSync` and `useWritemap` stay off.
 */
export class Environment {
  private readonly store: Store;
  private readonly pages: MappedPages | undefined;
  private flushing = false;
  private checksums = false;
  private waiting: { resolve: () => void; reject: (error: Error) => void }[] = [];

  constructor(folder: string) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    // People's data: the folder shuts others out before there is a file in it, and may be older than this rule.
    chmodSync(folder, 0o700);
    const path = join(folder, 'quad.mdb');
    if (existsSync(path)) syncPath(path);
    checkFile(path);
    this.pages = MappedPages.of(join(folder, 'quad.mdb'));
    const root: RootDatabase<Uint8Array, Uint8Array> = open({
      path: join(folder, 'quad.mdb'),
      encoding: 'binary',
      keyEncoding: 'binary',
      overlappingSync: true,
      // In lmdb's README, not in its types; the value of its environment variable LMDB_RESTORE.
      ...{ safeRestore: true },
      maxReaders: 1024,
      maxDbs: 4,
      ...(process.platform === 'win32' ? {} : { mapSize: MAP_BYTES }),
    });
    // lmdb makes its files readable for all; a copy of them elsewhere must not be.
    for (const name of ['quad.mdb', 'quad.mdb-lock']) chmodSync(join(folder, name), 0o600);
    if (!hasSync(root)) throw new Error('lmdb no longer has sync(); durable commits need it');
    this.store = root;
  }

  /**
   * Whether entries carry checksums, which the format says (checksum.ts). From then on a damaged one is never given:
   * reading it throws DamagedEntryError.
   */
  useChecksums(on: boolean): void {
    this.checksums = on;
  }

  private opened(key: Buffer, stored: Uint8Array | undefined): Uint8Array | undefined {
    return stored === undefined || !this.checksums ? stored : checked(key, stored);
  }

  /** Forgets the cached read transaction: the reads that follow see every commit. */
  refresh(): void {
    this.store.resetReadTxn();
  }

  get(key: Buffer): Uint8Array | undefined {
    this.pages?.touched();
    return key.length > MAX_KEY_BYTES ? undefined : this.opened(key, this.store.get(key));
  }

  range(start: Buffer, end: Buffer, reverse: boolean, limit: number): Entry[] {
    return this.entries(start, end, reverse, limit, undefined);
  }

  private entries(
    start: Buffer,
    end: Buffer,
    reverse: boolean,
    limit: number,
    transaction: Transaction | undefined,
  ): Entry[] {
    const found: Entry[] = [];
    if (limit <= 0) return found;
    // A damaged page may give an entry twice, or one that belongs elsewhere: then the keys do not ascend.
    let last: Buffer | undefined;
    // No bound at the far end: the entry that ends the scan is read too, since a damaged key may be why it ends.
    const bounds = reverse
      ? { start: bound(end), end: Buffer.alloc(1), reverse, inclusiveEnd: true }
      : { start: bound(start) };
    for (const entry of this.store.getRange(
      transaction === undefined ? bounds : { ...bounds, transaction },
    )) {
      this.pages?.touched();
      const key = Buffer.from(entry.key);
      const value = this.checksums ? checked(key, entry.value) : entry.value;
      if (last !== undefined && Buffer.compare(last, key) >= 0 !== reverse) throw new DamagedEntryError(key);
      last = key;
      const [isBefore, isBehind] = [Buffer.compare(key, start) < 0, Buffer.compare(key, end) >= 0];
      if (reverse ? isBefore : isBehind) break;
      // lmdb begins a reversed range at its upper bound, which is not part of ours; an overlong lower bound was cut.
      if (isBefore || isBehind) continue;
      found.push({ key, value });
      if (found.length >= limit) break;
    }
    return found;
  }

  count(start: Buffer, end: Buffer): number {
    return this.store.getKeysCount({ start: bound(start), end: bound(end) });
  }

  /** A view that stays as it is now; it holds freed pages back until closed, so it must be closed soon. */
  snapshot(): Snapshot {
    this.store.resetReadTxn();
    const transaction = this.store.useReadTransaction();
    const count = entryCount(this.store.getStats());
    return {
      count,
      get: (key) => {
        this.pages?.touched();
        return key.length > MAX_KEY_BYTES
          ? undefined
          : this.opened(key, this.store.get(key, { transaction }));
      },
      range: (start, end, reverse, limit) => this.entries(start, end, reverse, limit, transaction),
      take: (after, bytes) => this.take(after, bytes, transaction),
      close: () => transaction.done(),
    };
  }

  private take(after: Buffer | undefined, bytes: number, transaction: Transaction): Entry[] {
    const found: Entry[] = [];
    let left = bytes;
    const bounds = after === undefined ? {} : { start: after, exclusiveStart: true };
    for (const entry of this.store.getRange({ ...bounds, transaction })) {
      const key = Buffer.from(entry.key);
      if (this.checksums) checked(key, entry.value);
      found.push({ key, value: entry.value });
      left -= entry.key.length + entry.value.length;
      if (left <= 0) break;
    }
    return found;
  }

  /** Runs `write` in one LMDB transaction; when it throws, nothing of it remains. */
  commit(write: () => void): void {
    const NO_SYNC_FLUSH = 0x10000;
    const SYNCHRONOUS_COMMIT = 2;
    this.store.transactionSync(write, NO_SYNC_FLUSH | SYNCHRONOUS_COMMIT);
    this.store.resetReadTxn();
  }

  /** Only inside `commit`. */
  put(key: Buffer, value: Uint8Array): void {
    this.pages?.touched();
    this.store.putSync(key, this.checksums ? withSum(key, value) : value);
  }

  /** Only inside `commit`: an entry as it is stored, behind all others, else it is not stored. Fills pages, as `put` does not. */
  append(key: Buffer, value: Uint8Array): void {
    this.store.putSync(key, value, { append: true });
  }

  /** Only inside `commit`. */
  remove(key: Buffer): void {
    this.pages?.touched();
    this.store.removeSync(key);
  }

  /** Resolves when everything committed so far is on disk. */
  flush(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ resolve, reject });
      if (!this.flushing) this.startFlush();
    });
  }

  private startFlush(): void {
    const served = this.waiting;
    this.waiting = [];
    this.flushing = true;
    this.store.sync((error) => {
      this.flushing = false;
      for (const { resolve, reject } of served) {
        if (error) reject(error);
        else resolve();
      }
      if (this.waiting.length > 0) this.startFlush();
    });
  }

  async close(): Promise<void> {
    await this.flush();
    await this.store.close();
    this.pages?.close();
  }
}
