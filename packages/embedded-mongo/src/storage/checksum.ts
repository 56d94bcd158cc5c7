import { crc32 } from 'node:zlib';
import { CODES, MongoError } from '../errors.ts';

/** The format since which entries carry a checksum. */
export const CHECKSUMS_SINCE = 2;

const SUM_BYTES = 4;

/** What is stored is not what was written. */
export class DamagedEntryError extends MongoError {
  constructor(key: Buffer) {
    super(
      CODES.DataCorruptionDetected,
      `The database file is damaged: the entry ${key.subarray(0, 40).toString('hex')} (collection number ${key.length < 4 ? '?' : key.readUInt32BE(0)}) is not what was written; stop the database, put the data folder aside and restore a backup.`,
    );
  }
}

/** The notes of the format are read before it is known, so they have none; they check themselves. */
function hasSum(key: Buffer): boolean {
  return key.length < 6 || key.readUIntBE(0, 6) !== 0;
}

/** The value as it is stored: behind it, CRC-32 of key and value, so that neither can be taken for another. */
export function withSum(key: Buffer, value: Uint8Array): Uint8Array {
  if (!hasSum(key)) return value;
  const stored = Buffer.allocUnsafe(value.length + SUM_BYTES);
  stored.set(value);
  stored.writeUInt32LE(sumOf(key, value), value.length);
  return stored;
}

/** The value of what is stored; throws DamagedEntryError. */
export function checked(key: Buffer, stored: Uint8Array): Uint8Array {
  if (!hasSum(key)) return stored;
  const length = stored.length - SUM_BYTES;
  if (length < 0) throw new DamagedEntryError(key);
  const value = stored.subarray(0, length);
  const at = stored.byteOffset + length;
  if (new DataView(stored.buffer, at, SUM_BYTES).getUint32(0, true) !== sumOf(key, value))
    throw new DamagedEntryError(key);
  return value;
}

function sumOf(key: Uint8Array, value: Uint8Array): number {
  return crc32(value, crc32(key));
}
