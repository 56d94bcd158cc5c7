import { type Doc, type Encodable, int, Timestamp, type Value } from '../bson/value.ts';
import type { Engine } from '../engine.ts';
import { CODES, MongoError } from '../errors.ts';
import { log } from '../log.ts';
import { DuplicateKeyError } from '../storage/documents.ts';
import { noSuchTransaction, type Session, type Transaction } from '../transactions/session.ts';
import type { Recorder } from '../used/recorder.ts';
import { type Command, GENERIC_FIELDS, type Received, type Reply } from './command.ts';
import { checkConcerns, refuseConcerns, writeConcernError } from './concerns.ts';
import { Context } from './context.ts';
import type { Cursors } from './cursors.ts';
import { flagField, unknownField } from './fields.ts';
import { sessionId } from './session-id.ts';

/** Operations slower than this are logged, in milliseconds. */
const SLOW_MS = 200;

export type Request = {
  readonly command: Doc;
  readonly sequences: ReadonlyMap<string, readonly Received[]>;
  readonly connection: number;
};

/** Finds the command, its session and its transaction, runs it, and turns refusals into replies. */
export class Dispatcher {
  private readonly engine: Engine;
  private readonly cursors: Cursors;
  private readonly commands: ReadonlyMap<string, Command>;
  private readonly recorder: Recorder | undefined;
  private clock = 0n;
  /** When the last command other than a hello ended, in milliseconds since 1970. */
  lastWorkMs = 0;

  constructor(engine: Engine, cursors: Cursors, commands: ReadonlyMap<string, Command>, recorder?: Recorder) {
    this.engine = engine;
    this.cursors = cursors;
    this.commands = commands;
    this.recorder = recorder;
  }

  async answer(request: Request): Promise<Reply> {
    const started = performance.now();
    const [name] = request.command.keys();
    let transaction: Transaction | undefined;
    try {
      if (this.recorder !== undefined) this.record(this.recorder, request, name ?? '');
      const context = this.contextOf(request, name ?? '');
      transaction = context.transaction;
      const command = this.commands.get(name ?? '');
      if (command === undefined)
        throw new MongoError(CODES.CommandNotFound, `no such command: '${name ?? ''}'`);
      const reply = await command.run(context);
      const full: Reply = new Map(reply);
      const lacking = writeConcernError(request.command);
      if (lacking !== undefined) full.set('writeConcernError', lacking);
      full.set('ok', 1);
      return this.stamped(full);
    } catch (error) {
      // Any refusal inside a transaction ends it, as in MongoDB.
      if (transaction?.state === 'open') transaction.end('aborted');
      return this.stamped(this.refusal(error, request, name));
    } finally {
      // Drivers say hello every ten seconds; that is no work.
      if (this.commands.get(name ?? '')?.takesAnyField !== true) this.lastWorkMs = Date.now();
      const ms = performance.now() - started;
      if (ms > SLOW_MS) this.logSlow(request, name ?? '', ms);
    }
  }

  private record(recorder: Recorder, request: Request, name: string): void {
    const statements = new Map(
      [...request.sequences].map(([field, received]) => [field, received.map((one) => one.document)]),
    );
    const isHandshake = this.commands.get(name)?.takesAnyField === true;
    recorder.record({ command: request.command, statements, generic: GENERIC_FIELDS, isHandshake });
  }

  private contextOf(request: Request, name: string): Context {
    const { command } = request;
    const known = this.commands.get(name);
    if (known === undefined) throw new MongoError(CODES.CommandNotFound, `no such command: '${name}'`);
    for (const field of known.takesAnyField === true ? [] : command.keys()) {
      if (GENERIC_FIELDS.has(field) || known.fields.includes(field)) continue;
      if (known.refused?.includes(field) !== true) throw unknownField(name, field);
      throw new MongoError(
        CODES.InvalidOptions,
        `The embedded database does not support the option '${field}' of ${name}`,
      );
    }
    const database = command.get('$db');
    if (typeof database !== 'string') throw new MongoError(40571, 'OP_MSG requests require a $db argument');
    checkConcerns(command);
    const nowMs = Date.now();
    const id = sessionId(command.get('lsid'));
    const session = id === undefined ? undefined : this.engine.sessions.get(id, nowMs);
    const { transaction, retryNumber } = this.transactionOf(command, name, known, session, nowMs);
    transaction?.connections.add(request.connection);
    return new Context({
      engine: this.engine,
      cursors: this.cursors,
      database,
      command,
      sequences: request.sequences,
      session,
      transaction,
      retryNumber,
      nowMs,
      connection: request.connection,
    });
  }

  private transactionOf(
    command: Doc,
    name: string,
    known: Command,
    session: Session | undefined,
    nowMs: number,
  ): { transaction: Transaction | undefined; retryNumber: bigint | undefined } {
    const number = command.get('txnNumber');
    const autocommit = command.get('autocommit');
    const starts = flagField(command, 'startTransaction');
    if (number === undefined) {
      if (autocommit !== undefined || starts)
        throw new MongoError(CODES.InvalidOptions, "'autocommit' and 'startTransaction' need a txnNumber");
      return { transaction: undefined, retryNumber: undefined };
    }
    if (typeof number !== 'bigint')
      throw new MongoError(CODES.TypeMismatch, "BSON field 'txnNumber' must be a long");
    if (session === undefined)
      throw new MongoError(
        CODES.InvalidOptions,
        'Transaction number requires a session ID to also be specified',
      );
    if (autocommit === undefined) {
      if (known.retryable !== true)
        throw new MongoError(
          50768,
          `txnNumber may only be provided for multi-document transactions and retryable write commands. autocommit:false was not provided, and ${name} is not a retryable write command.`,
        );
      this.engine.sessions.advance(session, number);
      return { transaction: undefined, retryNumber: number };
    }
    if (autocommit !== false)
      throw new MongoError(CODES.InvalidOptions, "'autocommit' must be false when it is given");
    if (name === 'commitTransaction' || name === 'abortTransaction') {
      if (number < session.number) this.engine.sessions.advance(session, number);
      return { transaction: undefined, retryNumber: undefined };
    }
    if (known.inTransaction !== true) {
      throw new MongoError(
        CODES.OperationNotSupportedInTransaction,
        `Cannot run '${name}' in a multi-document transaction.`,
      );
    }
    refuseConcerns(command, starts);
    return { transaction: this.enter(session, number, starts, nowMs), retryNumber: undefined };
  }

  private enter(session: Session, number: bigint, starts: boolean, nowMs: number): Transaction {
    if (starts) {
      this.engine.sessions.advance(session, number);
      if (session.transaction !== undefined) {
        throw new MongoError(
          CODES.ConflictingOperationInProgress,
          `Given transaction number ${number} is already in use on session ${session.id}`,
        );
      }
      session.transaction = this.engine.begin(number, nowMs);
      return session.transaction;
    }
    const { transaction } = session;
    if (transaction === undefined || transaction.number !== number || transaction.state === 'aborted')
      throw noSuchTransaction(number);
    if (transaction.state !== 'open')
      throw new MongoError(
        CODES.TransactionCommitted,
        `Transaction with { txnNumber: ${number} } has been committed.`,
      );
    return transaction;
  }

  private refusal(error: unknown, request: Request, name: string | undefined): Reply {
    const known = error instanceof MongoError;
    if (!known) {
      log('error', 'a command failed unexpectedly', {
        command: name,
        error: error instanceof Error ? (error.stack ?? error.message) : String(error),
        connection: request.connection,
      });
    }
    const message = error instanceof Error ? error.message : String(error);
    const reply: Reply = new Map<string, Encodable>([
      ['ok', 0],
      ['errmsg', known ? message : `internal error of the embedded database: ${message}`],
      ['code', int(known ? error.code : 1)],
      ['codeName', known ? error.codeName : 'InternalError'],
    ]);
    if (error instanceof DuplicateKeyError) {
      reply.set('keyPattern', error.keyPattern);
      reply.set('keyValue', error.keyValue);
    }
    if (known && error.labels.length > 0) reply.set('errorLabels', [...error.labels]);
    return reply;
  }

  /** Adds the logical time that drivers of a replica set pass on. */
  private stamped(reply: Reply): Reply {
    const seconds = BigInt(Math.trunc(Date.now() / 1000)) << 32n;
    this.clock = seconds > this.clock ? seconds | 1n : this.clock + 1n;
    const now: Value = new Timestamp(this.clock);
    reply.set('operationTime', now);
    reply.set('$clusterTime', new Map<string, Encodable>([['clusterTime', now]]));
    return reply;
  }

  private logSlow(request: Request, name: string, ms: number): void {
    const target = request.command.get(name);
    log('warn', 'slow operation', {
      command: name,
      collection: typeof target === 'string' ? target : undefined,
      database: request.command.get('$db'),
      ms: Math.round(ms),
      // Names only: values are people's.
      filterFields: fieldNames(request.command.get('filter') ?? request.command.get('query')),
    });
  }
}

function fieldNames(filter: Value | undefined): string[] | undefined {
  return filter instanceof Map ? [...filter.keys()] : undefined;
}
