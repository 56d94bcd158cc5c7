import { decode } from '../bson/decode.ts';
import { encode } from '../bson/encode.ts';
import type { Doc } from '../bson/value.ts';
import type { Engine } from '../engine.ts';
import { CODES, MongoError } from '../errors.ts';
import { hintOf } from '../indexes/hint.ts';
import type { Hint } from '../indexes/plan.ts';
import type { Collection } from '../storage/collection.ts';
import { NOTES, noteKey } from '../storage/notes.ts';
import type { View } from '../storage/view.ts';
import { LockedError, type LockOwner } from '../transactions/locks.ts';
import type { Reading } from '../transactions/reading.ts';
import type { Session, Transaction } from '../transactions/session.ts';
import type { Received, Reply } from './command.ts';
import type { Cursors } from './cursors.ts';

/** Everything that one command needs: the request, and the server that it runs on. */
export class Context {
  readonly engine: Engine;
  readonly cursors: Cursors;
  readonly database: string;
  readonly command: Doc;
  readonly sequences: ReadonlyMap<string, readonly Received[]>;
  readonly session: Session | undefined;
  readonly transaction: Transaction | undefined;
  /** Set when the command is a retryable write. */
  readonly retryNumber: bigint | undefined;
  readonly nowMs: number;
  readonly connection: number;

  constructor(parts: {
    readonly engine: Engine;
    readonly cursors: Cursors;
    readonly database: string;
    readonly command: Doc;
    readonly sequences: ReadonlyMap<string, readonly Received[]>;
    readonly session: Session | undefined;
    readonly transaction: Transaction | undefined;
    readonly retryNumber: bigint | undefined;
    readonly nowMs: number;
    readonly connection: number;
  }) {
    this.engine = parts.engine;
    this.cursors = parts.cursors;
    this.database = parts.database;
    this.command = parts.command;
    this.sequences = parts.sequences;
    this.session = parts.session;
    this.transaction = parts.transaction;
    this.retryNumber = parts.retryNumber;
    this.nowMs = parts.nowMs;
    this.connection = parts.connection;
  }

  /** The same command, where one of its operations names another database. */
  inDatabase(database: string): Context {
    return database === this.database ? this : new Context({ ...this, database });
  }

  /** The newest state, or the transaction's. */
  view(): View {
    return this.engine.view(this.transaction);
  }

  /** The same for a command that may read for long. */
  reading(): Reading {
    return this.engine.reading(this.transaction);
  }

  /** The collection, as this command may see it; undefined when there is none. */
  find(name: string): Collection | undefined {
    if (name === '')
      throw new MongoError(CODES.InvalidNamespace, `Invalid namespace specified '${this.database}.'`);
    const namespace = `${this.database}.${name}`;
    const { transaction } = this;
    const draft = transaction?.drafts.get(namespace);
    if (draft !== undefined) return draft;
    const collection = this.engine.catalog.find(namespace);
    if (
      collection !== undefined &&
      transaction !== undefined &&
      collection.changedAt > transaction.startedAt
    ) {
      throw new MongoError(
        CODES.SnapshotUnavailable,
        `Unable to read from a snapshot due to pending collection catalog changes to collection '${collection.namespace}'; please retry the operation.`,
        ['TransientTransactionError'],
      );
    }
    return collection;
  }

  /** Only inside `write`: the collection, made now when there is none. */
  findOrCreate(name: string): Collection {
    return this.find(name) ?? this.create(name);
  }

  /**
   * Only inside `write` or `change`. A transaction makes a draft, which its commit makes real; the name is claimed as a
   * document is, so that of two who make the same collection the first one wins.
   */
  create(name: string): Collection {
    const { engine, database, transaction } = this;
    const at = engine.commitNumber + 1;
    if (transaction === undefined) {
      const owner = this.draftOwner(name);
      if (owner !== undefined) throw new LockedError(owner);
      return engine.catalog.create(database, name, new Map(), at);
    }
    const draft = engine.catalog.draft(database, name, new Map(), at);
    transaction.view.lock(noteKey(NOTES.collections, draft.namespace));
    transaction.drafts.set(draft.namespace, draft);
    return draft;
  }

  /** The open transaction that has made a collection of this name, which a command outside it waits for. */
  draftOwner(name: string): LockOwner | undefined {
    const key = noteKey(NOTES.collections, `${this.database}.${name}`);
    return this.engine.locks.owner(key.toString('latin1'));
  }

  /** Runs a write; one that was already done under this session's txnNumber gives its first answer again. */
  write(run: (view: View) => Reply): Promise<Reply> {
    const { session, retryNumber, engine } = this;
    if (session === undefined || retryNumber === undefined) return engine.write(this.transaction, run);
    return engine.write(undefined, (view) => {
      const receipt = engine.receipts.find(session.id);
      if (receipt !== undefined && receipt.number > retryNumber) {
        throw new MongoError(
          CODES.TransactionTooOld,
          `Retryable write with txnNumber ${retryNumber} is prohibited on session ${session.id} because a newer retryable write with txnNumber ${receipt.number} has already started on this session.`,
        );
      }
      if (receipt !== undefined && receipt.number === retryNumber && receipt.kind === 'write')
        return decode(receipt.reply);
      const reply = run(view);
      const { key, value } = engine.receipts.entry(
        session.id,
        retryNumber,
        'write',
        encode(reply),
        this.nowMs,
      );
      view.put(key, value);
      return reply;
    });
  }

  /** The index that a hint names. */
  hint(collection: Collection, command: Doc): Hint {
    return hintOf(collection, command.get('hint'));
  }
}
