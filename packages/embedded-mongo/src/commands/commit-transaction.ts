import { noSuchTransaction } from '../transactions/session.ts';
import type { Command, Reply } from './command.ts';
import { transactionNumber } from './transaction-number.ts';

export const commitTransaction: Command = {
  fields: ['commitTransaction'],
  run: async (context): Promise<Reply> => {
    const { engine, session } = context;
    const number = transactionNumber(context);
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
