import { equalValues } from '../bson/compare.ts';
import { encode } from '../bson/encode.ts';
import { type Doc, type Encodable, int, type Value } from '../bson/value.ts';
import { CODES, MongoError } from '../errors.ts';
import { IndexBuild } from '../indexes/build.ts';
import { type Index, isIdIndex, parseIndex } from '../indexes/index-spec.ts';
import { type Collection, keyPrefix } from '../storage/collection.ts';
import { dropIndexes as dropFrom } from '../storage/drop.ts';
import type { Transaction } from '../transactions/session.ts';
import type { Command, Reply } from './command.ts';
import type { Context } from './context.ts';
import { arrayField, CURSOR_FIELDS, cursorBatch, textField } from './fields.ts';

/** An index that is already there under the same key or name, or a refusal when the two differ. */
function existing(collection: Collection, wanted: Index): Index | undefined {
  for (const index of collection.indexes) {
    const sameKey = equalValues(index.key, wanted.key) && equalValues(filterOf(index), filterOf(wanted));
    if (sameKey && isIdIndex(index)) return index;
    if (sameKey && index.name === wanted.name) {
      if (equalValues(index.spec, wanted.spec)) return index;
      throw new MongoError(
        CODES.IndexOptionsConflict,
        `An equivalent index already exists with the same name but different options. Requested index: ${wanted.name}`,
      );
    }
    if (sameKey) {
      throw new MongoError(
        CODES.IndexOptionsConflict,
        `Index already exists with a different name: ${index.name}`,
      );
    }
    if (index.name === wanted.name) {
      throw new MongoError(
        CODES.IndexKeySpecsConflict,
        `An existing index has the same name as the requested index. When index names are not specified, they are auto generated and can cause conflicts. Please refer to our documentation. Requested index: ${wanted.name}`,
      );
    }
  }
  return undefined;
}

function filterOf(index: Index): Value {
  return index.spec.get('partialFilterExpression') ?? null;
}

/** A transaction may index only what it has made itself, and before it writes into it. */
function addToDraft(transaction: Transaction, collection: Collection, fresh: readonly Index[]): void {
  const { namespace } = collection;
  const isDraft = transaction.drafts.get(namespace) === collection;
  const documents = transaction.view.range(
    keyPrefix(collection.id, 0),
    keyPrefix(collection.id, 1),
    false,
    1,
  );
  if (isDraft && documents.length === 0) {
    collection.indexes = [...collection.indexes, ...fresh];
    collection.nextIndexId += fresh.length;
    return;
  }
  throw new MongoError(
    CODES.OperationNotSupportedInTransaction,
    `Cannot create new indexes on ${isDraft ? 'non-empty' : 'existing'} collection ${namespace} in a multi-document transaction.`,
  );
}

/** Resolves when no index of the collection is being built. */
async function builtIn(context: Context, name: string): Promise<void> {
  for (;;) {
    const build = context.find(name)?.build;
    if (build === undefined) return;
    await build.ended;
  }
}

export const createIndexes: Command = {
  fields: ['createIndexes', 'indexes'],
  inTransaction: true,
  run: async (context) => {
    const { command, engine, transaction } = context;
    const name = textField(command, 'createIndexes');
    const specs = arrayField(command, 'indexes').map((spec): Doc => {
      if (spec instanceof Map) return spec;
      throw new MongoError(CODES.TypeMismatch, 'The elements of indexes must be objects');
    });
    if (specs.length === 0) throw new MongoError(CODES.BadValue, 'Must specify at least one index to create');
    // Refuses a bad specification before the collection is made.
    for (const spec of specs) parseIndex(spec, 1);
    let build: IndexBuild | undefined;
    const make = (): Reply => {
      const found = context.find(name);
      const collection = found ?? context.create(name);
      const before = collection.indexes.length;
      const fresh: Index[] = [];
      for (const spec of specs) {
        const wanted = parseIndex(spec, collection.nextIndexId + fresh.length);
        if (existing({ ...collection, indexes: [...collection.indexes, ...fresh] }, wanted) === undefined)
          fresh.push(wanted);
      }
      if (fresh.length > 0 && transaction !== undefined) addToDraft(transaction, collection, fresh);
      else if (fresh.length > 0) build = IndexBuild.start(engine, collection, fresh);
      const reply: Reply = new Map<string, Encodable>([
        ['numIndexesBefore', int(before)],
        ['numIndexesAfter', int(before + fresh.length)],
        ['createdCollectionAutomatically', found === undefined],
      ]);
      if (fresh.length === 0) reply.set('note', 'all indexes already exist');
      return reply;
    };
    if (transaction !== undefined) return make();
    for (;;) {
      await builtIn(context, name);
      const known = context.find(name);
      // Another build may have begun since.
      const reply = await engine.change(
        () => (context.find(name)?.build === undefined ? make() : undefined),
        known,
      );
      if (reply === undefined) continue;
      await build?.finish();
      return reply;
    }
  },
};

export const listIndexes: Command = {
  fields: ['listIndexes', 'cursor'],
  inside: { cursor: CURSOR_FIELDS },
  run: (context) => {
    const name = textField(context.command, 'listIndexes');
    const collection = context.find(name);
    if (collection === undefined) {
      throw new MongoError(CODES.NamespaceNotFound, `ns does not exist: ${context.database}.${name}`);
    }
    return context.cursors.open(
      collection.namespace,
      collection.indexes.map((index) => encode(index.spec)).values(),
      cursorBatch(context.command, 'listIndexes'),
      false,
      undefined,
      context.nowMs,
    );
  },
};

function named(collection: Collection, wanted: Value): Index {
  const index = collection.indexes.find((candidate) =>
    typeof wanted === 'string' ? candidate.name === wanted : equalValues(candidate.key, wanted),
  );
  if (index === undefined) {
    throw new MongoError(
      CODES.IndexNotFound,
      typeof wanted === 'string' ? `index not found with name [${wanted}]` : `can't find index with key`,
    );
  }
  if (isIdIndex(index)) throw new MongoError(CODES.InvalidOptions, 'cannot drop _id index');
  return index;
}

export const dropIndexes: Command = {
  fields: ['dropIndexes', 'index'],
  run: async (context: Context) => {
    const name = textField(context.command, 'dropIndexes');
    await builtIn(context, name);
    const collection = context.find(name);
    if (collection === undefined)
      throw new MongoError(CODES.NamespaceNotFound, `ns not found ${context.database}.${name}`);
    const wanted = context.command.get('index');
    if (wanted === undefined)
      throw new MongoError(
        CODES.IDLFailedToParse,
        "BSON field 'dropIndexes.index' is missing but a required field",
      );
    const before = collection.indexes.length;
    const gone =
      wanted === '*'
        ? collection.indexes.filter((index) => !isIdIndex(index))
        : (Array.isArray(wanted) ? wanted : [wanted]).map((one) => named(collection, one));
    await context.engine.change(() => dropFrom(context.engine, collection, gone), collection);
    context.cursors.killNamespace(collection.namespace, 'index dropped');
    return new Map<string, Encodable>([['nIndexesWas', int(before)]]);
  },
};
