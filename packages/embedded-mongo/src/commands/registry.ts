import { abortTransaction } from './abort-transaction.ts';
import { aggregate } from './aggregate.ts';
import { buildInfo } from './build-info.ts';
import { bulkWrite } from './bulk-write.ts';
import type { Command } from './command.ts';
import { commitTransaction } from './commit-transaction.ts';
import { count } from './count.ts';
import { create } from './create.ts';
import { createIndexes } from './create-indexes.ts';
import { deleteCommand } from './delete.ts';
import { distinct } from './distinct.ts';
import { drop } from './drop.ts';
import { dropDatabase } from './drop-database.ts';
import { dropIndexes } from './drop-indexes.ts';
import { endSessions } from './end-sessions.ts';
import { explain } from './explain.ts';
import { find } from './find.ts';
import { findAndModify } from './find-and-modify.ts';
import { getMore } from './get-more.ts';
import { hello } from './hello.ts';
import { insert } from './insert.ts';
import { killCursors } from './kill-cursors.ts';
import { listCollections } from './list-collections.ts';
import { listDatabases } from './list-databases.ts';
import { listIndexes } from './list-indexes.ts';
import { ping } from './ping.ts';
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
