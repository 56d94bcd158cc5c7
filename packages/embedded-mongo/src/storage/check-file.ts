import { closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs';

const MAGIC = 0xbeefc0de;
const NO_ROOT = 0xffffffffffffffffn;

/** LMDB takes the machine's own page size, up to 32 KB. */
const PAGE_SIZES = new Set([4096, 8192, 16_384, 32_768]);

/** Where things stand in an LMDB meta page, in bytes from its start (64-bit layout of the lmdb package 3.5). */
const AT = {
  magic: 24,
  pageSize: 48,
  flags: 52,
  freeRoot: 88,
  mainRoot: 136,
  lastPage: 144,
  txn: 152,
} as const;

/** On a state whose pages nobody has synced yet (MDB_OVERLAPPINGSYNC). */
const UNSYNCED = 0x1000;

class DamagedFileError extends Error {
  constructor(path: string, what: string) {
    super(`The database file ${path} is damaged (${what}); put it aside and restore a backup.`);
  }
}

/**
 * Looks at the file before LMDB maps it, because LMDB ends the whole process on a file that is none or is cut short.
 * It reads the meta pages only; damage further in is met when it is read.
 */
export function checkFile(path: string): void {
  if (!existsSync(path)) return;
  const file = openSync(path, 'r');
  try {
    const { size } = fstatSync(file);
    if (size === 0) return;
    const first = readMeta(file, 0);
    const pageSize = first?.pageSize ?? 0;
    const second = readMeta(file, pageSize);
    if (!isMeta(first) || !isMeta(second) || !PAGE_SIZES.has(pageSize))
      throw new DamagedFileError(path, 'it does not begin as a database does');
    const state = recovered(first, second, readMeta(file, pageSize / 2));
    for (const root of [state.freeRoot, state.mainRoot]) {
      if (root !== NO_ROOT && (root > state.lastPage || (root + 1n) * BigInt(pageSize) > BigInt(size))) {
        throw new DamagedFileError(path, `it was cut short at ${size} bytes`);
      }
    }
  } finally {
    closeSync(file);
  }
}

/**
 * The state that lmdb goes back to (mdb_env_pick_meta of the lmdb package with overlappingSync and safeRestore): the
 * last one that was synced, which it keeps in the second half of the first page. What a power cut left of newer ones
 * is no damage.
 */
function recovered(first: Meta, second: Meta, synced: Meta | undefined): Meta {
  const pick = (a: Meta, b: Meta): Meta => {
    if (b.txn === 0n) return a;
    const [newer, older] = a.txn >= b.txn ? [a, b] : [b, a];
    return (newer.flags & UNSYNCED) === 0 ? newer : older;
  };
  const newest = pick(first, second);
  return synced === undefined ? newest : pick(newest, synced);
}

type Meta = {
  readonly magic: number;
  readonly pageSize: number;
  readonly flags: number;
  readonly freeRoot: bigint;
  readonly mainRoot: bigint;
  readonly lastPage: bigint;
  readonly txn: bigint;
};

function isMeta(meta: Meta | undefined): meta is Meta {
  return meta?.magic === MAGIC;
}

function readMeta(file: number, at: number): Meta | undefined {
  const bytes = Buffer.alloc(160);
  if (readSync(file, bytes, 0, bytes.length, at) < bytes.length) return undefined;
  return {
    magic: bytes.readUInt32LE(AT.magic),
    pageSize: bytes.readUInt32LE(AT.pageSize),
    flags: bytes.readUInt16LE(AT.flags),
    freeRoot: bytes.readBigUInt64LE(AT.freeRoot),
    mainRoot: bytes.readBigUInt64LE(AT.mainRoot),
    lastPage: bytes.readBigUInt64LE(AT.lastPage),
    txn: bytes.readBigUInt64LE(AT.txn),
  };
}
