import { Binary, type Value } from '../bson/value.ts';
import { CODES, MongoError } from '../errors.ts';
import { noSuchTransaction } from '../transactions/session.ts';
import type { Command, Reply } from './command.ts';
import type { Context } from './context.ts';
import { arrayField } from './fields.ts';

/** The id of a session (`lsid.id`, a UUID) as hex. */
export function sessionId(lsid: Value | undefined): string | undefined {
  if (lsid === undefined) return undefined;
  const id = lsid instanceof Map ? lsid.get('id') : undefined;
  if (!(id instanceof Binary) || id.bytes.length !== 16) {
    throw new MongoError(CODES.BadValue, 'lsid.id must be a UUID of 16 bytes');
  }
  return Buffer.from(id.bytes).toString('hex');
}

export const endSessions: Command = {
  fields: ['endSessions'],
  run: (context) => {
    for (const lsid of arrayField(context.command, 'endSessions')) {
      const id = sessionId(lsid);
      if (id !== undefined) context.engine.sessions.end(id);
    }
    return new Map();
  },
};

function numberOf(context: Context): bigint {
  const number = context.command.get('txnNumber');
  if (context.session === undefined || typeof number !== 'bigint') {
    throw new MongoError(
      CODES.InvalidOptions,
      'commitTransaction and abortTransaction need lsid, txnNumber and autocommit: false',
    );
  }
  return number;
}

export const commitTransaction: Command = {
  fields: ['commitTransaction'],
  run: async (context): Promise<Reply> => {
    const { engine, session } = context;
    const number = numberOf(context);
    if (session === undefined) throw noSuchTransaction(number);
    const transaction = session.transaction?.number === number ? session.transaction : undefined;
    if (transaction?.state === 'open') {
      const { key, value } = engine.receipts.entry(
        session.id,
        number,
        'commit',
        new Uint8Array(0),
        context.nowMs,
      );
      await engine.commitTransaction(transaction, () => engine.environment.put(key, value));
      return new Map();
    }
    // A commit whose answer was lost is asked for again: what was done, was done.
    if (transaction?.state === 'committing') await transaction.ended;
    const receipt = engine.receipts.find(session.id);
    if (receipt?.number === number && receipt.kind === 'commit') {
      await engine.environment.flush();
      return new Map();
    }
    throw noSuchTransaction(number);
  },
};

export const abortTransaction: Command = {
  fields: ['abortTransaction'],
  run: (context): Reply => {
    const number = numberOf(context);
    const transaction = context.session?.transaction;
    if (transaction?.number !== number || transaction.state === 'aborted') throw noSuchTransaction(number);
    if (transaction.state !== 'open') {
      throw new MongoError(CODES.TransactionCommitted, 'Transaction has been committed');
    }
    transaction.end('aborted');
    return new Map();
  },
};
