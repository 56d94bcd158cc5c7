import { setImmediate as turn } from 'node:timers/promises';
import type { Environment } from '../storage/environment.ts';
import { readFormat } from '../storage/format.ts';
import { endOf, entryHead, HEAD } from './form.ts';

/** Read in one turn of the event loop: some hundred entries in a millisecond or two, with commands answered in between. */
const CHUNK_BYTES = 64 * 1024;

export type Dump = {
  /** Of the entries; undefined where nothing was ever stored. */
  readonly format: number | undefined;
  /** Every entry as it was when the dump was opened, in the form of `form.ts`. */
  chunks(): AsyncGenerator<Buffer>;
  /** Lets the freed pages go that the snapshot holds back; `chunks` throws from then on. */
  close(): void;
};

/**
 * Fixes the moment of a copy: all that is committed now and nothing later, while writes go on. What is read later
 * costs memory for one chunk; until it is closed, pages that writes free are not used again and the file may grow.
 */
export function openDump(environment: Environment): Dump {
  const snapshot = environment.snapshot();
  let isClosed = false;
  const close = (): void => {
    if (isClosed) return;
    isClosed = true;
    snapshot.close();
  };
  async function* chunks(): AsyncGenerator<Buffer> {
    let after: Buffer | undefined;
    let count = 0;
    yield HEAD;
    for (;;) {
      if (isClosed) throw new Error('the copy was closed before its end');
      const entries = snapshot.take(after, CHUNK_BYTES);
      const last = entries.at(-1);
      if (last === undefined) break;
      after = last.key;
      count += entries.length;
      yield Buffer.concat(
        entries.flatMap(({ key, value }) => [entryHead(key.length, value.length), key, value]),
      );
      await turn();
    }
    // A damaged page may end a scan early without a word.
    if (count !== snapshot.count)
      throw new Error(
        `The database file is damaged: it counts ${snapshot.count} entries and gives ${count}; restore an earlier backup.`,
      );
    yield endOf(count);
  }
  try {
    return { format: readFormat(snapshot), chunks, close };
  } catch (error) {
    close();
    throw error;
  }
}
