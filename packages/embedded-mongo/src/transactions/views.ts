import { CODES, MongoError } from '../errors.ts';
import type { Reader } from '../storage/environment.ts';
import { Overlay } from '../storage/overlay.ts';
import type { View } from '../storage/view.ts';
import { LockedError, type LockOwner, type LockTable } from './locks.ts';

/** What one write command reads and writes; it waits for open transactions that hold what it wants. */
export class CommandView extends Overlay implements View {
  readonly isTransaction = false;
  private readonly locks: LockTable;
  readonly claimed: string[] = [];

  constructor(base: Reader, locks: LockTable) {
    super(base);
    this.locks = locks;
  }

  lock(key: Buffer): void {
    if (!this.locks.anyOpen) return;
    const text = key.toString('latin1');
    const owner = this.locks.owner(text);
    if (owner !== undefined) throw new LockedError(owner);
    this.claimed.push(text);
  }
}

/** The most a transaction may write before it commits, in bytes; it is held in memory. */
const MAX_TRANSACTION_BYTES = 256 * 1024 * 1024;

/** What a transaction reads and writes: its snapshot and its own changes. First writer wins. */
export class TransactionView extends Overlay implements View {
  readonly isTransaction = true;
  private readonly locks: LockTable;
  private readonly owner: LockOwner;
  private readonly startedAt: number;
  readonly claimed = new Set<string>();

  constructor(base: Reader, locks: LockTable, owner: LockOwner, startedAt: number) {
    super(base);
    this.locks = locks;
    this.owner = owner;
    this.startedAt = startedAt;
  }

  lock(key: Buffer): void {
    const text = key.toString('latin1');
    if (this.claimed.has(text)) return;
    if (this.locks.owner(text) !== undefined || this.locks.committedAt(text) > this.startedAt) {
      throw new MongoError(
        CODES.WriteConflict,
        'Caused by :: Write conflict during plan execution and yielding is disabled. :: Please retry your operation or multi-document transaction.',
        ['TransientTransactionError'],
      );
    }
    if (this.bytes > MAX_TRANSACTION_BYTES) {
      throw new MongoError(
        CODES.TransactionTooLarge,
        `Total size of the transaction's writes exceeds ${MAX_TRANSACTION_BYTES} bytes`,
      );
    }
    this.locks.claim(text, this.owner);
    this.claimed.add(text);
  }
}

/** The newest committed state for reading commands. */
export function readOnlyView(base: Reader): View {
  const refuse = (): never => {
    throw new MongoError(CODES.IllegalOperation, 'a reading command tried to write');
  };
  return {
    isTransaction: false,
    get: (key) => base.get(key),
    range: (start, end, reverse, limit) => base.range(start, end, reverse, limit),
    put: refuse,
    remove: refuse,
    lock: refuse,
  };
}
