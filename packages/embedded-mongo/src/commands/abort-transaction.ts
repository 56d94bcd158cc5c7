import { CODES, MongoError } from '../errors.ts';
import { noSuchTransaction } from '../transactions/session.ts';
import type { Command, Reply } from './command.ts';
import { transactionNumber } from './transaction-number.ts';

export const abortTransaction: Command = {
  fields: ['abortTransaction'],
  run: (context): Reply => {
    const number = transactionNumber(context);
    const transaction = context.session?.transaction;
    if (transaction?.number !== number || transaction.state === 'aborted') throw noSuchTransaction(number);
    if (transaction.state !== 'open') {
      throw new MongoError(CODES.TransactionCommitted, 'Transaction has been committed');
    }
    transaction.end('aborted');
    return new Map();
  },
};
