import { type Doc, type Encodable, int } from '../bson/value.ts';
import { CODES, MongoError } from '../errors.ts';
import { DuplicateKeyError } from '../storage/documents.ts';
import { LockedError } from '../transactions/locks.ts';
import type { Reply } from './command.ts';
import type { Context } from './context.ts';

/** The statements of an insert, update or delete: from the message's own section, or from the command's array. */
export function statementsOf(context: Context, name: string): Doc[] {
  const sequence = context.sequences.get(name);
  if (sequence !== undefined) return sequence.map((received) => received.document);
  const value = context.command.get(name);
  if (!Array.isArray(value))
    throw new MongoError(CODES.IDLFailedToParse, `BSON field '${name}' is missing but a required field`);
  return value.map((statement) => {
    if (statement instanceof Map) return statement;
    throw new MongoError(CODES.TypeMismatch, `BSON field '${name}' must hold objects`);
  });
}

/** Refuses a command of no statements, or of more than a command may carry. */
export function checkBatch(statements: readonly unknown[]): void {
  if (statements.length > 0 && statements.length <= 100_000) return;
  throw new MongoError(
    16,
    `Write batch sizes must be between 1 and 100000. Got ${statements.length} operations.`,
  );
}

/** The fields of a write error: `{ index, code, errmsg, keyPattern, keyValue }`. */
function writeError(error: MongoError, index: number): Map<string, Encodable> {
  const fields = new Map<string, Encodable>([
    ['index', int(index)],
    ['code', int(error.code)],
  ]);
  if (error instanceof DuplicateKeyError) {
    fields.set('keyPattern', error.keyPattern);
    fields.set('keyValue', error.keyValue);
  }
  fields.set('errmsg', error.message);
  return fields;
}

/**
 * Runs statements one after the other. A refused one becomes a write error and stops the rest when `ordered`; inside a
 * transaction it also ends the transaction, and a write conflict fails the command itself.
 */
export function runStatements<T>(
  context: Context,
  statements: readonly T[],
  ordered: boolean,
  run: (statement: T, index: number) => void,
): Map<string, Encodable>[] {
  const errors: Map<string, Encodable>[] = [];
  for (const [index, statement] of statements.entries()) {
    try {
      run(statement, index);
    } catch (error) {
      if (error instanceof LockedError || !(error instanceof MongoError)) throw error;
      if (error.labels.length > 0) throw error;
      context.transaction?.end('aborted');
      errors.push(writeError(error, index));
      if (ordered || context.transaction !== undefined) break;
    }
  }
  return errors;
}

export function writeReply(
  fields: readonly (readonly [string, Encodable])[],
  errors: Map<string, Encodable>[],
): Reply {
  const reply: Reply = new Map(fields);
  if (errors.length > 0) reply.set('writeErrors', errors);
  return reply;
}
