import { CODES, MongoError } from '../errors.ts';
import type { Command } from './command.ts';
import { arrayField } from './fields.ts';

export const killCursors: Command = {
  fields: ['killCursors', 'cursors'],
  run: (context) => {
    const killed: bigint[] = [];
    const notFound: bigint[] = [];
    for (const id of arrayField(context.command, 'cursors')) {
      if (typeof id !== 'bigint')
        throw new MongoError(CODES.TypeMismatch, "BSON field 'killCursors.cursors' must hold longs");
      (context.cursors.kill(id) ? killed : notFound).push(id);
    }
    return new Map([
      ['cursorsKilled', killed],
      ['cursorsNotFound', notFound],
      ['cursorsAlive', []],
      ['cursorsUnknown', []],
    ]);
  },
};
