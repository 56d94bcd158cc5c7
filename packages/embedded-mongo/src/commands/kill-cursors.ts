import type { Command } from './command.ts';

export const killCursors: Command = {
  fields: ['killCursors', 'cursors'],
  run: (context) => {
    const killed: bigint[] = [];
    const notFound: bigint[] = [];
    const cursors = context.command.get('cursors');
    for (const id of Array.isArray(cursors) ? cursors : []) {
      if (typeof id === 'bigint') (context.cursors.kill(id) ? killed : notFound).push(id);
    }
    return new Map([
      ['cursorsKilled', killed],
      ['cursorsNotFound', notFound],
      ['cursorsAlive', []],
      ['cursorsUnknown', []],
    ]);
  },
};
