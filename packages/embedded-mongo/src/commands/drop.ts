import { type Encodable, int } from '../bson/value.ts';
import type { Collection } from '../storage/collection.ts';
import { dropCollection } from '../storage/drop.ts';
import type { Command, Reply } from './command.ts';
import type { Context } from './context.ts';
import { textField } from './fields.ts';

/** Drops one collection, and ends its cursors. */
export async function dropOne(context: Context, collection: Collection): Promise<void> {
  await context.engine.change(() => dropCollection(context.engine, collection), collection);
  context.cursors.killNamespace(collection.namespace, 'collection dropped');
}

const OK: Reply = new Map();

export const drop: Command = {
  fields: ['drop'],
  run: async (context) => {
    const name = textField(context.command, 'drop');
    for (let owner = context.draftOwner(name); owner !== undefined; owner = context.draftOwner(name))
      await owner.ended;
    const collection = context.find(name);
    if (collection === undefined) return OK;
    const indexes = collection.indexes.length;
    await dropOne(context, collection);
    return new Map<string, Encodable>([
      ['nIndexesWas', int(indexes)],
      ['ns', collection.namespace],
    ]);
  },
};
