/**
 * The form of a database outside LMDB, so that a backup outlives the library, its page size and the machine:
 * the head; every entry in the order of its key as 2 bytes key length, 4 bytes value length (both big-endian), key,
 * value; then two zero bytes, the number of entries in 8 bytes, and the tail.
 */
export const HEAD = Buffer.from('QUAD entries 1\n');
export const TAIL = Buffer.from('QUAD end\n');

export const ENTRY_HEAD_BYTES = 6;
export const END_BYTES = 2 + 8 + TAIL.length;

export function entryHead(keyBytes: number, valueBytes: number): Buffer {
  const head = Buffer.allocUnsafe(ENTRY_HEAD_BYTES);
  head.writeUInt16BE(keyBytes, 0);
  head.writeUInt32BE(valueBytes, 2);
  return head;
}

export function endOf(entries: number): Buffer {
  const count = Buffer.alloc(10);
  count.writeBigUInt64BE(BigInt(entries), 2);
  return Buffer.concat([count, TAIL]);
}
