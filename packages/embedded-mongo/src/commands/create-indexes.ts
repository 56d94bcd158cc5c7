import { equalValues } from '../bson/compare.ts';
import { type Doc, type Encodable, int, type Value } from '../bson/value.ts';
import { CODES, MongoError } from '../errors.ts';
import { IndexBuild } from '../indexes/build.ts';
import { type Index, isIdIndex, parseIndex } from '../indexes/index-spec.ts';
import { type Collection, keyPrefix } from '../storage/collection.ts';
import type { Transaction } from '../transactions/session.ts';
import type { Command, Reply } from './command.ts';
import { arrayField, textField } from './fields.ts';
import { builtIn } from './index-builds.ts';

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
