import { CODES, MongoError } from '../errors.ts';
import type { Command } from './command.ts';
import { countField, textField } from './fields.ts';

export const getMore: Command = {
  fields: ['getMore', 'collection', 'batchSize'],
  inTransaction: true,
  run: (context) => {
    const id = context.command.get('getMore');
    if (typeof id !== 'bigint')
      throw new MongoError(CODES.TypeMismatch, "BSON field 'getMore.getMore' must be a long");
    // Lets the reads that follow see the newest commits.
    context.view();
    return context.cursors.more(
      id,
      `${context.database}.${textField(context.command, 'collection')}`,
      countField(context.command, 'batchSize'),
      context.transaction,
      context.nowMs,
    );
  },
};
