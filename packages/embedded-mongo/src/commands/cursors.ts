import { randomBytes } from 'node:crypto';
import { type Encodable, RawDoc } from '../bson/value.ts';
import { CODES, MongoError } from '../errors.ts';
import type { Transaction } from '../transactions/session.ts';
import type { Reply } from './command.ts';

/** Documents as BSON bytes, made one by one as they are asked for. */
export type Documents = Iterator<Uint8Array>;

type Cursor = {
  readonly id: bigint;
  readonly namespace: string;
  readonly documents: Documents;
  readonly transaction: Transaction | undefined;
  /** Read from `documents` but did not fit into the last batch. */
  pending: Uint8Array | undefined;
  usedMs: number;
};

const FIRST_BATCH = 101;
const BATCH_BYTES = 16 * 1024 * 1024;
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
  open(
    namespace: string,
    documents: Documents,
    batchSize: number | undefined,
    single: boolean,
    transaction: Transaction | undefined,
    nowMs: number,
  ): Reply {
    const cursor: Cursor = {
      id: this.newId(),
      namespace,
      documents,
      transaction,
      pending: undefined,
      usedMs: nowMs,
    };
    const { batch, done } = fill(cursor, batchSize ?? FIRST_BATCH);
    const kept = !done && !single;
    if (kept) {
      if (this.cursors.size >= MOST_CURSORS) {
        throw new MongoError(
          CODES.IllegalOperation,
          `The embedded database keeps at most ${MOST_CURSORS} open cursors; close some`,
        );
      }
      this.cursors.set(cursor.id, cursor);
    }
    return reply('firstBatch', kept ? cursor.id : 0n, namespace, batch);
  }

  more(
    id: bigint,
    namespace: string,
    batchSize: number | undefined,
    transaction: Transaction | undefined,
    nowMs: number,
  ): Reply {
    const cursor = this.cursors.get(id);
    if (cursor === undefined) {
      const reason = this.killed.get(id);
      if (reason !== undefined) throw new MongoError(175, `cursor id ${id}: ${reason}`);
      throw new MongoError(CODES.CursorNotFound, `cursor id ${id} not found`);
    }
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
    cursor.usedMs = nowMs;
    const { batch, done } = fill(
      cursor,
      batchSize === undefined || batchSize === 0 ? Number.MAX_SAFE_INTEGER : batchSize,
    );
    if (done) this.cursors.delete(id);
    return reply('nextBatch', done ? 0n : id, namespace, batch);
  }

  kill(id: bigint): boolean {
    const cursor = this.cursors.get(id);
    cursor?.documents.return?.();
    return this.cursors.delete(id);
  }

  /** A collection or one of its indexes went away under open cursors. */
  killNamespace(namespace: string, reason: string): void {
    for (const cursor of this.cursors.values()) {
      if (cursor.namespace !== namespace) continue;
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
      if (ended || nowMs - cursor.usedMs > IDLE_MS) this.kill(cursor.id);
    }
  }

  private newId(): bigint {
    for (;;) {
      const id = randomBytes(8).readBigUInt64LE() & 0x7fffffffffffffffn;
      if (id !== 0n && !this.cursors.has(id)) return id;
    }
  }
}

function fill(cursor: Cursor, size: number): { batch: RawDoc[]; done: boolean } {
  const batch: RawDoc[] = [];
  let bytes = 0;
  while (batch.length < size) {
    let document = cursor.pending;
    cursor.pending = undefined;
    if (document === undefined) {
      const next = cursor.documents.next();
      if (next.done === true) return { batch, done: true };
      document = next.value;
    }
    if (batch.length > 0 && bytes + document.length > BATCH_BYTES) {
      cursor.pending = document;
      return { batch, done: false };
    }
    bytes += document.length;
    batch.push(new RawDoc(document));
  }
  // One document ahead, so that a result that ends here needs no empty getMore.
  if (size > 0) {
    const next = cursor.documents.next();
    if (next.done === true) return { batch, done: true };
    cursor.pending = next.value;
  }
  return { batch, done: false };
}

function reply(name: 'firstBatch' | 'nextBatch', id: bigint, namespace: string, batch: RawDoc[]): Reply {
  const cursor = new Map<string, Encodable>([
    [name, batch],
    ['id', id],
    ['ns', namespace],
  ]);
  return new Map<string, Encodable>([['cursor', cursor]]);
}
