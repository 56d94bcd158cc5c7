import { CODES, MongoError } from '../errors.ts';
import type { Collection } from '../storage/collection.ts';
import type { Snapshot } from '../storage/environment.ts';
import type { LockOwner, LockTable } from './locks.ts';
import { TransactionView } from './views.ts';

export type TransactionState = 'open' | 'committing' | 'committed' | 'aborted';

/** One multi-document transaction of one session. */
export class Transaction implements LockOwner {
  readonly number: bigint;
  readonly startedAt: number;
  readonly ended: Promise<void>;
  readonly view: TransactionView;
  /** Collections that it has made, by namespace; nobody else sees them before it commits. */
  readonly drafts = new Map<string, Collection>();
  /** The connections that carried its commands; when the last of them closes, its client is gone. */
  readonly connections = new Set<number>();
  state: TransactionState = 'open';
  readonly openedMs: number;
  private readonly snapshot: Snapshot;
  private readonly locks: LockTable;
  private readonly settle: () => void;

  constructor(number: bigint, snapshot: Snapshot, locks: LockTable, startedAt: number, nowMs: number) {
    this.number = number;
    this.startedAt = startedAt;
    this.snapshot = snapshot;
    this.locks = locks;
    this.openedMs = nowMs;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.ended = promise;
    this.settle = resolve;
    locks.opened();
    this.view = new TransactionView(snapshot, locks, this, startedAt);
  }

  /** Lets go of the snapshot and of all claims, and wakes who waits for them. */
  end(state: 'committed' | 'aborted'): void {
    if (this.state === 'committed' || this.state === 'aborted') return;
    this.state = state;
    this.locks.closed(this.view.claimed);
    this.snapshot.close();
    this.settle();
  }
}

export type Session = {
  readonly id: string;
  usedMs: number;
  /** The highest number seen, of a transaction or of a retryable write. */
  number: bigint;
  transaction: Transaction | undefined;
};

/** Sessions live this long without use (logicalSessionTimeoutMinutes). */
export const SESSION_MINUTES = 30;
/** MongoDB's transactionLifetimeLimitSeconds. */
const TRANSACTION_SECONDS = 60;

export function noSuchTransaction(number: bigint): MongoError {
  return new MongoError(
    CODES.NoSuchTransaction,
    `Given transaction number ${number} does not match any in-progress transactions.`,
    ['TransientTransactionError'],
  );
}

/** The sessions that clients have used. */
export class Sessions {
  private readonly sessions = new Map<string, Session>();

  get(id: string, nowMs: number): Session {
    let session = this.sessions.get(id);
    if (session === undefined) {
      session = { id, usedMs: nowMs, number: -1n, transaction: undefined };
      this.sessions.set(id, session);
    }
    session.usedMs = nowMs;
    return session;
  }

  /** Refuses a number that the session has left behind. */
  advance(session: Session, number: bigint): void {
    if (number < session.number) {
      throw new MongoError(
        CODES.TransactionTooOld,
        `Cannot start transaction with number ${number} on session ${session.id} because a newer transaction with txnNumber ${session.number} has already started on this session.`,
      );
    }
    if (number > session.number) {
      session.transaction?.end('aborted');
      session.transaction = undefined;
      session.number = number;
    }
  }

  end(id: string): void {
    this.sessions.get(id)?.transaction?.end('aborted');
    this.sessions.delete(id);
  }

  /** Aborts transactions that were left open and forgets idle sessions; gives the ids that were forgotten. */
  sweep(nowMs: number): string[] {
    const gone: string[] = [];
    for (const session of this.sessions.values()) {
      const { transaction } = session;
      if (transaction?.state === 'open' && nowMs - transaction.openedMs > TRANSACTION_SECONDS * 1000)
        transaction.end('aborted');
      if (nowMs - session.usedMs > SESSION_MINUTES * 60_000 && transaction?.state !== 'open') {
        this.sessions.delete(session.id);
        gone.push(session.id);
      }
    }
    return gone;
  }

  /**
   * Aborts the transactions that only this connection could still have ended. MongoDB waits for their lifetime to
   * run out; here a crashed process is back within a second, and would wait a minute for what its former self holds.
   */
  connectionClosed(connection: number): void {
    for (const { transaction } of this.sessions.values()) {
      if (transaction?.state !== 'open' || !transaction.connections.delete(connection)) continue;
      if (transaction.connections.size === 0) transaction.end('aborted');
    }
  }

  abortAll(): void {
    for (const session of this.sessions.values()) session.transaction?.end('aborted');
  }
}
