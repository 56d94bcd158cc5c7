import { randomBytes } from 'node:crypto';
import { type Encodable, RawDoc } from '../bson/value.ts';
import { CODES, MongoError } from '../errors.ts';
import type { Reading } from '../transactions/reading.ts';
import type { Transaction } from '../transactions/session.ts';
import { Pause } from '../turns.ts';
import type { Reply } from './command.ts';

/** Documents as BSON bytes, made one by one as they are asked for; at a pause, others should run. */
export type Documents = Iterator<Uint8Array | Pause>;

type Cursor = {
  /** Given when the cursor is first kept. */
  id: bigint | undefined;
  readonly namespace: string;
  readonly documents: Documents;
  readonly transaction: Transaction | undefined;
  readonly reading: Reading | undefined;
  /** A command is reading it; others are refused meanwhile. */
  inUse: boolean;
  /** Read from `documents` but did not fit into the last batch. */
  pending: Uint8Array | undefined;
  usedMs: number;
};

const FIRST_BATCH = 101;
/** MongoDB's bound, for an answer that has no second batch. */
const MOST_BATCH_BYTES = 16 * 1024 * 1024;
/** A batch stands in memory several times over, and keeps others waiting while it is put together and sent. */
const BATCH_BYTES = 4 * 1024 * 1024;
const IDLE_MS = 10 * 60_000;
const MOST_CURSORS = 10_000;

/** Results that a client has not read to their end. */
export class Cursors {
  private readonly cursors = new Map<bigint, Cursor>();
  /** Why a cursor is gone, for the answer to its next getMore. */
  private readonly killed = new Map<bigint, string>();

  get size(): number {
    return this.cursors.size;
  }

  /** The first batch; a cursor is kept when there is more. */
  async open(
    namespace: string,
    documents: Documents,
    batchSize: number | undefined,
    single: boolean,
    transaction: Transaction | undefined,
    nowMs: number,
    reading?: Reading,
  ): Promise<Reply> {
    const cursor: Cursor = {
      id: undefined,
      namespace,
      documents,
      transaction,
      reading,
      inUse: true,
      pending: undefined,
      usedMs: nowMs,
    };
    const bytes = single ? MOST_BATCH_BYTES : BATCH_BYTES;
    const { batch, done } = await this.fill(cursor, batchSize ?? FIRST_BATCH, bytes);
    const kept = !done && !single;
    if (!kept) this.forget(cursor);
    return reply('firstBatch', kept ? this.keep(cursor) : 0n, namespace, batch);
  }

  private keep(cursor: Cursor): bigint {
    if (cursor.id !== undefined) return cursor.id;
    if (this.cursors.size >= MOST_CURSORS) {
      throw new MongoError(
        CODES.IllegalOperation,
        `The embedded database keeps at most ${MOST_CURSORS} open cursors; close some`,
      );
    }
    cursor.id = this.newId();
    this.cursors.set(cursor.id, cursor);
    return cursor.id;
  }

  private forget(cursor: Cursor): void {
    if (cursor.id !== undefined) this.cursors.delete(cursor.id);
  }

  async more(
    id: bigint,
    namespace: string,
    batchSize: number | undefined,
    transaction: Transaction | undefined,
    nowMs: number,
  ): Promise<Reply> {
    const cursor = this.cursors.get(id);
    if (cursor === undefined) throw this.gone(id);
    if (cursor.namespace !== namespace) {
      throw new MongoError(
        13,
        `Requested getMore on namespace '${namespace}', but cursor belongs to a different namespace ${cursor.namespace}`,
      );
    }
    if (cursor.transaction !== transaction) {
      throw new MongoError(
        50738,
        `Cannot run getMore on cursor ${id}, which was created in another transaction`,
      );
    }
    if (cursor.inUse) throw new MongoError(CODES.CursorInUse, `cursor id ${id} is already in use`);
    cursor.usedMs = nowMs;
    const { batch, done } = await this.fill(
      cursor,
      batchSize === undefined || batchSize === 0 ? Number.MAX_SAFE_INTEGER : batchSize,
      BATCH_BYTES,
    );
    if (done) this.cursors.delete(id);
    return reply('nextBatch', done ? 0n : id, namespace, batch);
  }

  private gone(id: bigint): MongoError {
    const reason = this.killed.get(id);
    if (reason !== undefined) return new MongoError(175, `cursor id ${id}: ${reason}`);
    return new MongoError(CODES.CursorNotFound, `cursor id ${id} not found`);
  }

  private async fill(cursor: Cursor, size: number, mostBytes: number): Promise<Batch> {
    const filled: Batch = { batch: [], bytes: 0, done: false };
    cursor.inUse = true;
    cursor.reading?.turn?.begin();
    try {
      while (!fill(cursor, size, mostBytes, filled)) {
        // Known from here on, so that dropping the collection ends it.
        const id = this.keep(cursor);
        await cursor.reading?.rest();
        if (!this.cursors.has(id)) throw this.gone(id);
      }
      return filled;
    } catch (error) {
      this.forget(cursor);
      throw error;
    } finally {
      cursor.inUse = false;
      cursor.reading?.end();
    }
  }

  kill(id: bigint): boolean {
    const cursor = this.cursors.get(id);
    cursor?.documents.return?.();
    return this.cursors.delete(id);
  }

  /** A collection or one of its indexes went away under open cursors. */
  killNamespace(namespace: string, reason: string): void {
    for (const cursor of this.cursors.values()) {
      if (cursor.namespace !== namespace || cursor.id === undefined) continue;
      this.kill(cursor.id);
      this.killed.set(cursor.id, reason);
    }
    while (this.killed.size > 1000) {
      const [oldest] = this.killed.keys();
      if (oldest !== undefined) this.killed.delete(oldest);
    }
  }

  sweep(nowMs: number): void {
    for (const cursor of this.cursors.values()) {
      const ended = cursor.transaction !== undefined && cursor.transaction.state !== 'open';
      const idle = !cursor.inUse && nowMs - cursor.usedMs > IDLE_MS;
      if ((ended || idle) && cursor.id !== undefined) this.kill(cursor.id);
    }
  }

  private newId(): bigint {
    for (;;) {
      const id = randomBytes(8).readBigUInt64LE() & 0x7fffffffffffffffn;
      if (id !== 0n && !this.cursors.has(id)) return id;
    }
  }
}

type Batch = { readonly batch: RawDoc[]; bytes: number; done: boolean };

/** Goes on with a batch; false at a pause. */
function fill(cursor: Cursor, size: number, mostBytes: number, filled: Batch): boolean {
  const { batch } = filled;
  while (batch.length < size) {
    let document = cursor.pending;
    cursor.pending = undefined;
    if (document === undefined) {
      const next = cursor.documents.next();
      if (next.done === true) {
        filled.done = true;
        return true;
      }
      if (next.value instanceof Pause) return false;
      document = next.value;
    }
    if (batch.length > 0 && filled.bytes + document.length > mostBytes) {
      cursor.pending = document;
      return true;
    }
    filled.bytes += document.length;
    batch.push(new RawDoc(document));
  }
  // One document ahead, so that a result that ends here needs no empty getMore.
  if (size > 0 && cursor.pending === undefined) {
    const next = cursor.documents.next();
    if (next.done === true) filled.done = true;
    else if (next.value instanceof Pause) return false;
    else cursor.pending = next.value;
  }
  return true;
}

function reply(name: 'firstBatch' | 'nextBatch', id: bigint, namespace: string, batch: RawDoc[]): Reply {
  const cursor = new Map<string, Encodable>([
    [name, batch],
    ['id', id],
    ['ns', namespace],
  ]);
  return new Map<string, Encodable>([['cursor', cursor]]);
}
