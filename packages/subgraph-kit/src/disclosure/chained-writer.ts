import type { DisclosureRow } from '../kept-models.ts';
import { beginOfChain, type ChainTail, chained } from './chain.ts';

/** Answers whose rows are written together at most. */
const AT_ONCE = 50;

/** Writes rows into the log, one write at a time, so that each knows the one before. */
export interface ChainedWriter {
  /**
   * What waits meanwhile is written together, next.
   * @param make called right before the write, so that ids grow in the order of writing.
   * @throws what `make` throws, and what kept the rows from being written.
   */
  write(make: () => readonly DisclosureRow[]): Promise<void>;
}

interface Waiting {
  readonly make: () => readonly DisclosureRow[];
  readonly done: () => void;
  readonly fail: (cause: unknown) => void;
}

export function createChainedWriter(log: {
  /** The newest row of the log, by id. */
  readonly newest: () => Promise<DisclosureRow | null>;
  /** In this order; a failure may leave the first of them in the log. */
  readonly insert: (rows: DisclosureRow[]) => Promise<unknown>;
  readonly newChainId: () => string;
}): ChainedWriter {
  const waiting: Waiting[] = [];
  /** Null where nobody knows what the log ends with: at the start, and after a write that failed. */
  let tail: ChainTail | null = null;
  let isWriting = false;

  async function writeTogether(these: readonly Waiting[]): Promise<void> {
    const made = these.flatMap((one) => {
      try {
        return [{ ...one, rows: one.make() }];
      } catch (cause) {
        one.fail(cause);
        return [];
      }
    });
    const rows = made.flatMap((one) => one.rows);
    try {
      if (rows.length > 0) {
        const next = chained(rows, tail ?? beginOfChain(log.newChainId(), await log.newest()));
        tail = null;
        await log.insert(next.rows);
        tail = next.tail;
      }
      for (const { done } of made) done();
    } catch (cause) {
      for (const { fail } of made) fail(cause);
    }
  }

  async function writeAll(): Promise<void> {
    if (isWriting) return;
    isWriting = true;
    while (waiting.length > 0) await writeTogether(waiting.splice(0, AT_ONCE));
    isWriting = false;
  }

  return {
    write(make) {
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      waiting.push({ make, done: resolve, fail: reject });
      void writeAll();
      return promise;
    },
  };
}
