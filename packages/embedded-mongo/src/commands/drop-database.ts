import type { Command, Reply } from './command.ts';
import { dropOne } from './drop.ts';

const OK: Reply = new Map();

export const dropDatabase: Command = {
  fields: ['dropDatabase'],
  run: async (context) => {
    const { database, engine } = context;
    const collections = [...engine.catalog.all()].filter((collection) => collection.database === database);
    for (const collection of collections) await dropOne(context, collection);
    return collections.length === 0 ? OK : new Map([['dropped', database]]);
  },
};
