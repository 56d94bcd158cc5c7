import { CODES, MongoError } from '../errors.ts';
import type { Context } from './context.ts';

/** The number of the transaction that a commit or an abort is about. */
export function transactionNumber(context: Context): bigint {
  const number = context.command.get('txnNumber');
  if (context.session === undefined || typeof number !== 'bigint') {
    throw new MongoError(
      CODES.InvalidOptions,
      'commitTransaction and abortTransaction need lsid, txnNumber and autocommit: false',
    );
  }
  return number;
}
