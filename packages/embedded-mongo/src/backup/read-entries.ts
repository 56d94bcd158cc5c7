import type { Entry } from '../storage/environment.ts';
import { MAX_KEY_BYTES } from '../storage/environment.ts';
import { ByteQueue } from './byte-queue.ts';
import { END_BYTES, ENTRY_HEAD_BYTES, HEAD, TAIL } from './form.ts';

/** What was given is not a whole copy of a database. */
export class DamagedCopyError extends Error {
  constructor(what: string) {
    super(`The copy of the database is damaged: ${what}.`);
  }
}

/** The largest value that is stored: a document of 16 MB, or the answer that a receipt keeps of one. */
const MAX_VALUE_BYTES = 64 * 1024 * 1024;

/** The entries of a copy, in its order. Throws DamagedCopyError where it is none, is cut short or goes on behind its end. */
export async function* readEntries(source: AsyncIterable<Buffer>): AsyncGenerator<Entry> {
  const queue = new ByteQueue();
  const pieces = source[Symbol.asyncIterator]();
  const has = async (bytes: number): Promise<boolean> => {
    while (queue.length < bytes) {
      const next = await pieces.next();
      if (next.done === true) return false;
      queue.push(next.value);
    }
    return true;
  };
  let count = 0;
  let before: Uint8Array = Buffer.alloc(0);
  const short = (): DamagedCopyError =>
    new DamagedCopyError(`it ends after ${count} entries, before its end`);
  if (!((await has(HEAD.length)) && queue.take(HEAD.length).equals(HEAD))) {
    throw new DamagedCopyError('it does not begin as a copy does');
  }
  for (;;) {
    // The end is longer than an entry's head, so this many bytes follow in a whole copy whatever comes.
    if (queue.length < ENTRY_HEAD_BYTES && !(await has(ENTRY_HEAD_BYTES))) throw short();
    const head = queue.take(ENTRY_HEAD_BYTES);
    const [keyBytes, valueBytes] = [head.readUInt16BE(0), head.readUInt32BE(2)];
    if (keyBytes === 0) {
      if (!(await has(END_BYTES - ENTRY_HEAD_BYTES))) throw short();
      checkEnd(Buffer.concat([head, queue.take(END_BYTES - ENTRY_HEAD_BYTES)]), count);
      if (await has(1)) throw new DamagedCopyError('it goes on behind its end');
      return;
    }
    if (keyBytes > MAX_KEY_BYTES || valueBytes > MAX_VALUE_BYTES)
      throw new DamagedCopyError(
        `entry ${count + 1} says that it has ${keyBytes} and ${valueBytes} bytes, which none can have`,
      );
    const bytes = keyBytes + valueBytes;
    if (queue.length < bytes && !(await has(bytes))) throw short();
    const key = queue.take(keyBytes);
    if (Buffer.compare(before, key) >= 0) throw new DamagedCopyError(`entry ${count + 1} is out of order`);
    before = key;
    yield { key, value: queue.take(valueBytes) };
    count += 1;
  }
}

function checkEnd(end: Buffer, count: number): void {
  if (!end.subarray(10).equals(TAIL)) throw new DamagedCopyError('its end is not the end of a copy');
  const said = end.readBigUInt64BE(2);
  if (said !== BigInt(count))
    throw new DamagedCopyError(`it says that it has ${said} entries and ${count} came`);
}
