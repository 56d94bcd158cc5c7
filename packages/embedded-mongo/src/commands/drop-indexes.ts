import { equalValues } from '../bson/compare.ts';
import { show } from '../bson/show.ts';
import { type Encodable, int, type Value } from '../bson/value.ts';
import { CODES, MongoError } from '../errors.ts';
import { type Index, isIdIndex } from '../indexes/index-spec.ts';
import type { Collection } from '../storage/collection.ts';
import { dropIndexes as dropFrom } from '../storage/drop.ts';
import type { Command } from './command.ts';
import type { Context } from './context.ts';
import { textField } from './fields.ts';
import { builtIn } from './index-builds.ts';

function named(collection: Collection, wanted: Value): Index {
  const [index, ...others] = collection.indexes.filter((candidate) =>
    typeof wanted === 'string' ? candidate.name === wanted : equalValues(candidate.key, wanted),
  );
  if (others.length > 0)
    throw new MongoError(
      CODES.AmbiguousIndexKeyPattern,
      `${others.length + 1} indexes found for key: ${show(wanted)}, identify by name instead.`,
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
