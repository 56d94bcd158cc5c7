import { aggregate } from './aggregate.ts';
import { bulkWrite } from './bulk-write.ts';
import { create, drop, dropDatabase, listCollections, listDatabases } from './collections.ts';
import type { Command } from './command.ts';
import { count, distinct } from './count.ts';
import { deleteCommand } from './delete.ts';
import { explain } from './explain.ts';
import { find, getMore, killCursors } from './find.ts';
import { findAndModify } from './find-and-modify.ts';
import { hello } from './hello.ts';
import { createIndexes, dropIndexes, listIndexes } from './indexes.ts';
import { insert } from './insert.ts';
import { abortTransaction, commitTransaction, endSessions } from './sessions.ts';
import { buildInfo, ping } from './status.ts';
import { update } from './update.ts';

/** All commands by name; what is not here is refused as MongoDB refuses an unknown command. */
export function commandsOf(address: () => string): ReadonlyMap<string, Command> {
  return new Map<string, Command>([
    ['hello', hello('hello', address)],
    ['ismaster', hello('ismaster', address)],
    ['ping', ping],
    ['buildInfo', buildInfo],
    ['listDatabases', listDatabases],
    ['listCollections', listCollections],
    ['create', create],
    ['drop', drop],
    ['dropDatabase', dropDatabase],
    ['createIndexes', createIndexes],
    ['listIndexes', listIndexes],
    ['dropIndexes', dropIndexes],
    ['insert', insert],
    ['update', update],
    ['delete', deleteCommand],
    ['bulkWrite', bulkWrite],
    ['findAndModify', findAndModify],
    ['find', find],
    ['getMore', getMore],
    ['killCursors', killCursors],
    ['aggregate', aggregate],
    ['count', count],
    ['distinct', distinct],
    ['explain', explain],
    ['endSessions', endSessions],
    ['commitTransaction', commitTransaction],
    ['abortTransaction', abortTransaction],
  ]);
}
