import { log } from './log.ts';
import { Catalog } from './storage/catalog.ts';
import { type Collection, keyPrefix, prefixEnd } from './storage/collection.ts';
import type { Environment } from './storage/environment.ts';
import { Garbage } from './storage/garbage.ts';
import type { View } from './storage/view.ts';
import { LockedError, LockTable } from './transactions/locks.ts';
import { type Reading, readAtAStretch, readNewest } from './transactions/reading.ts';
import { Receipts } from './transactions/receipts.ts';
import { Sessions, Transaction } from './transactions/session.ts';
import { CommandView, readOnlyView } from './transactions/views.ts';

type Job = {
  readonly run: () => void;
  readonly done: (durable: Promise<void>) => void;
  readonly failed: (error: unknown) => void;
};

class BrokenCommitError extends Error {}

/**
 * The store with its order of writes. Writes wait in one queue; each turn of the event loop runs all that wait in one
 * LMDB commit, and each is answered when that commit is on disk.
 */
export class Engine {
  readonly environment: Environment;
  readonly catalog: Catalog;
  readonly locks = new LockTable();
  readonly sessions = new Sessions();
  readonly receipts: Receipts;
  readonly garbage: Garbage;
  private readonly newest: View;
  private queue: Job[] = [];
  private scheduled = false;
  /** Counts commits; a snapshot holds all up to the number at which it was taken. */
  private commits = 1;

  constructor(environment: Environment) {
    this.environment = environment;
    this.catalog = new Catalog(this.environment);
    this.receipts = new Receipts(this.environment);
    this.newest = readOnlyView(this.environment);
    this.garbage = new Garbage(this);
  }

  /** Goes on with what a crash has interrupted. */
  async recover(): Promise<void> {
    const { unfinished } = this.catalog;
    if (unfinished.length > 0) {
      await this.change(() => {
        for (const { collection, id } of unfinished.splice(0)) {
          this.garbage.discard(keyPrefix(collection.id, id), prefixEnd(collection.id, id));
          this.catalog.save(collection);
        }
      });
    }
    this.garbage.sweep();
  }

  get commitNumber(): number {
    return this.commits;
  }

  /** What a reading command reads: the transaction's own view, or everything that is committed. */
  view(transaction: Transaction | undefined): View {
    if (transaction !== undefined) return transaction.view;
    this.environment.refresh();
    return this.newest;
  }

  /** The same for a command that may read for long. */
  reading(transaction: Transaction | undefined): Reading {
    const view = this.view(transaction);
    return transaction === undefined ? readNewest(this.environment) : readAtAStretch(view);
  }

  begin(number: bigint, nowMs: number): Transaction {
    return new Transaction(number, this.environment.snapshot(), this.locks, this.commits, nowMs);
  }

  /**
   * Runs a write. Outside a transaction all that `run` writes is applied at once, or nothing when it throws, and the
   * promise resolves when it is on disk. `run` may be called again when it met an open transaction's document.
   */
  async write<T>(transaction: Transaction | undefined, run: (view: View) => T): Promise<T> {
    if (transaction !== undefined) return run(transaction.view);
    for (;;) {
      try {
        return await this.enqueue(() => {
          const view = new CommandView(this.environment, this.locks);
          try {
            const result = run(view);
            this.apply(view.entries(), view.claimed);
            return result;
          } finally {
            // Also when refused: the command may have made its collection before.
            this.commits += 1;
          }
        });
      } catch (error) {
        if (!(error instanceof LockedError)) throw error;
        await error.owner.ended;
      }
    }
  }

  /**
   * Changes of collections and indexes: `run` writes to the environment itself, and must leave nothing half done.
   * Waits while an open transaction has written into `collection`.
   */
  async change<T>(run: () => T, collection?: Collection): Promise<T> {
    for (;;) {
      try {
        return await this.enqueue(() => {
          const owner =
            collection === undefined
              ? undefined
              : this.locks.ownerWithin(keyPrefix(collection.id, 0).toString('latin1', 0, 4));
          if (owner !== undefined) throw new LockedError(owner);
          try {
            return run();
          } finally {
            this.commits += 1;
          }
        });
      } catch (error) {
        if (!(error instanceof LockedError)) throw error;
        await error.owner.ended;
      }
    }
  }

  /** Makes a transaction's changes real. Its claims already exclude every conflict. */
  commitTransaction(transaction: Transaction, also: () => void): Promise<void> {
    transaction.state = 'committing';
    return this.enqueue(() => {
      this.apply(transaction.view.entries(), transaction.view.claimed);
      for (const draft of transaction.drafts.values()) this.catalog.adopt(draft, this.commits + 1);
      this.commits += 1;
      also();
      transaction.end('committed');
    });
  }

  private apply(entries: Iterable<readonly [Buffer, Uint8Array | null]>, claimed: Iterable<string>): void {
    try {
      for (const [key, value] of entries) {
        if (value === null) this.environment.remove(key);
        else this.environment.put(key, value);
      }
    } catch (cause) {
      throw new BrokenCommitError('a write could not be applied whole', { cause });
    }
    this.locks.committed(claimed, this.commits + 1);
  }

  private enqueue<T>(run: () => T): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      let result: { readonly value: T } | undefined;
      this.queue.push({
        run: () => {
          result = { value: run() };
        },
        done: (durable) => {
          durable.then(() => {
            if (result !== undefined) resolve(result.value);
          }, reject);
        },
        failed: reject,
      });
      if (this.scheduled) return;
      this.scheduled = true;
      setImmediate(() => this.drain());
    });
  }

  private drain(): void {
    this.scheduled = false;
    const jobs = this.queue;
    this.queue = [];
    const applied: Job[] = [];
    try {
      this.environment.commit(() => {
        for (const job of jobs) {
          try {
            job.run();
            applied.push(job);
          } catch (error) {
            // Half of a command must never be committed with the rest: the whole commit is given up.
            if (error instanceof BrokenCommitError) throw error;
            job.failed(error);
          }
        }
        this.catalog.saveChanged();
      });
    } catch (error) {
      // The catalogue in memory may now be ahead of the disk; only a restart makes them agree.
      log('fatal', 'a commit failed; stopping so that nothing is served that is not stored', {
        error: String(error),
      });
      process.exit(1);
    }
    const durable = this.environment.flush();
    for (const job of applied) job.done(durable);
    durable.catch((error: unknown) => {
      log('fatal', 'the disk refused a sync; stopping', { error: String(error) });
      process.exit(1);
    });
  }

  async close(): Promise<void> {
    this.garbage.close();
    this.sessions.abortAll();
    if (this.queue.length > 0) this.drain();
    await this.environment.close();
  }
}
