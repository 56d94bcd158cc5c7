import { closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs';

const MAGIC = 0xbeefc0de;
const NO_ROOT = 0xffffffffffffffffn;

/** Where things stand in an LMDB meta page, in bytes from its start (64-bit layout of the lmdb package 3.5). */
const AT = { magic: 24, pageSize: 48, freeRoot: 88, mainRoot: 136, txn: 152 } as const;

class DamagedFileError extends Error {
  constructor(path: string, what: string) {
    super(`The database file ${path} is damaged (${what}); put it aside and restore a backup.`);
  }
}

/**
 * Looks at the file before LMDB maps it, because LMDB ends the whole process on a file that is none or is cut short.
 * It reads the two meta pages only; damage further in is met when it is read.
 */
export function checkFile(path: string): void {
  if (!existsSync(path)) return;
  const file = openSync(path, 'r');
  try {
    const { size } = fstatSync(file);
    if (size === 0) return;
    const metas = [0, pageSizeOf(file)].map((at) => readMeta(file, at)).filter((meta) => meta !== undefined);
    const newest = metas.sort((a, b) => (a.txn < b.txn ? 1 : -1))[0];
    if (newest === undefined) throw new DamagedFileError(path, 'it does not begin as a database does');
    for (const root of [newest.freeRoot, newest.mainRoot]) {
      if (root !== NO_ROOT && (root + 1n) * BigInt(newest.pageSize) > BigInt(size)) {
        throw new DamagedFileError(path, `it was cut short at ${size} bytes`);
      }
    }
  } finally {
    closeSync(file);
  }
}

type Meta = {
  readonly pageSize: number;
  readonly freeRoot: bigint;
  readonly mainRoot: bigint;
  readonly txn: bigint;
};

function readMeta(file: number, at: number): Meta | undefined {
  const bytes = Buffer.alloc(160);
  if (readSync(file, bytes, 0, bytes.length, at) < bytes.length) return undefined;
  if (bytes.readUInt32LE(AT.magic) !== MAGIC) return undefined;
  return {
    pageSize: bytes.readUInt32LE(AT.pageSize),
    freeRoot: bytes.readBigUInt64LE(AT.freeRoot),
    mainRoot: bytes.readBigUInt64LE(AT.mainRoot),
    txn: bytes.readBigUInt64LE(AT.txn),
  };
}

/** The second meta page stands one page behind the first; where the first is unreadable, 4 KB is the usual page. */
function pageSizeOf(file: number): number {
  return readMeta(file, 0)?.pageSize ?? 4096;
}
