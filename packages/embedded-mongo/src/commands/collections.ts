import { encode } from '../bson/encode.ts';
import { Binary, type Doc, type Encodable, int, type Value } from '../bson/value.ts';
import { CODES, MongoError } from '../errors.ts';
import { isIdIndex } from '../indexes/index-spec.ts';
import { parseFilter } from '../query/filter.ts';
import type { Collection } from '../storage/collection.ts';
import { dropCollection } from '../storage/drop.ts';
import type { Command, Reply } from './command.ts';
import type { Context } from './context.ts';
import { CURSOR_FIELDS, cursorBatch, docField, flagField, textField } from './fields.ts';

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

async function dropOne(context: Context, collection: Collection): Promise<void> {
  await context.engine.change(() => dropCollection(context.engine, collection), collection);
  context.cursors.killNamespace(collection.namespace, 'collection dropped');
}

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

export const dropDatabase: Command = {
  fields: ['dropDatabase'],
  run: async (context) => {
    const { database, engine } = context;
    const collections = [...engine.catalog.all()].filter((collection) => collection.database === database);
    for (const collection of collections) await dropOne(context, collection);
    return collections.length === 0 ? OK : new Map([['dropped', database]]);
  },
};

function listed(collection: Collection, nameOnly: boolean): Doc {
  const result: Doc = new Map<string, Value>([
    ['name', collection.name],
    ['type', 'collection'],
  ]);
  if (nameOnly) return result;
  result.set('options', collection.options);
  result.set(
    'info',
    new Map<string, Value>([
      ['readOnly', false],
      ['uuid', new Binary(4, collection.uuid)],
    ]),
  );
  const primary = collection.indexes.find(isIdIndex);
  if (primary !== undefined) result.set('idIndex', primary.spec);
  return result;
}

export const listCollections: Command = {
  fields: ['listCollections', 'filter', 'nameOnly', 'authorizedCollections', 'cursor'],
  inside: { cursor: CURSOR_FIELDS },
  run: (context) => {
    const { command, database, engine } = context;
    const filter = parseFilter(docField(command, 'filter') ?? new Map());
    const nameOnly = flagField(command, 'nameOnly');
    const documents = [...engine.catalog.all()]
      .filter((collection) => collection.database === database)
      .filter((collection) => filter.matches(listed(collection, false)))
      .map((collection) => encode(listed(collection, nameOnly)));
    return context.cursors.open(
      `${database}.$cmd.listCollections`,
      documents.values(),
      cursorBatch(command, 'listCollections'),
      false,
      undefined,
      context.nowMs,
    );
  },
};

export const listDatabases: Command = {
  fields: ['listDatabases', 'nameOnly'],
  run: (context) => {
    const nameOnly = flagField(context.command, 'nameOnly');
    const names = [
      ...new Set([...context.engine.catalog.all()].map((collection) => collection.database)),
    ].sort();
    const databases = names.map(
      (name): Doc =>
        new Map<string, Value>([
          ['name', name],
          ...(nameOnly
            ? []
            : ([
                ['sizeOnDisk', 0n],
                ['empty', false],
              ] as const)),
        ]),
    );
    const reply: Reply = new Map<string, Encodable>([['databases', databases]]);
    if (!nameOnly) reply.set('totalSize', 0n);
    return reply;
  },
};
