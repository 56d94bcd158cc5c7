import { CODES, MongoError } from '../errors.ts';
import type { Command, Reply } from './command.ts';
import { textField } from './fields.ts';

const OK: Reply = new Map();

export const create: Command = {
  fields: ['create'],
  refused: [
    'autoIndexId',
    'capped',
    'changeStreamPreAndPostImages',
    'clusteredIndex',
    'collation',
    'encryptedFields',
    'expireAfterSeconds',
    'indexOptionDefaults',
    'max',
    'pipeline',
    'size',
    'storageEngine',
    'timeseries',
    'validationAction',
    'validationLevel',
    'validator',
    'viewOn',
  ],
  inTransaction: true,
  run: async (context) => {
    const name = textField(context.command, 'create');
    const { engine, database, transaction } = context;
    if (transaction !== undefined) {
      if (context.find(name) !== undefined)
        throw new MongoError(CODES.NamespaceExists, `Collection ${database}.${name} already exists.`);
      context.create(name);
    } else await engine.change(() => context.findOrCreate(name));
    // Creating again with the same (no) options is a success, as in MongoDB 7.
    return OK;
  },
};
