import type { Engine } from '../engine.ts';
import type { Index } from '../indexes/index-spec.ts';
import { type Collection, keyPrefix, prefixEnd } from './collection.ts';

/** Only inside a commit. */
export function dropCollection(engine: Engine, collection: Collection): void {
  engine.catalog.remove(collection);
  engine.garbage.discard(keyPrefix(collection.id, 0), keyPrefix(collection.id + 1, 0));
}

/** Only inside a commit. */
export function dropIndexes(engine: Engine, collection: Collection, indexes: readonly Index[]): void {
  collection.indexes = collection.indexes.filter((index) => !indexes.includes(index));
  for (const index of indexes)
    engine.garbage.discard(keyPrefix(collection.id, index.id), prefixEnd(collection.id, index.id));
  engine.catalog.save(collection);
}
