import type { Engine } from '../engine.ts';
import type { Index } from '../indexes/index-spec.ts';
import { type Collection, keyPrefix, prefixEnd } from './collection.ts';
import type { Environment } from './environment.ts';

/** Removes every key of a range, a chunk at a time. Only inside a commit. */
export function removeRange(environment: Environment, start: Buffer, end: Buffer): void {
  for (;;) {
    const chunk = environment.range(start, end, false, 1000);
    for (const { key } of chunk) environment.remove(key);
    if (chunk.length < 1000) return;
  }
}

export function dropCollection(engine: Engine, collection: Collection): void {
  engine.catalog.remove(collection);
  removeRange(engine.environment, keyPrefix(collection.id, 0), keyPrefix(collection.id + 1, 0));
}

export function dropIndexes(engine: Engine, collection: Collection, indexes: readonly Index[]): void {
  collection.indexes = collection.indexes.filter((index) => !indexes.includes(index));
  for (const index of indexes) {
    removeRange(engine.environment, keyPrefix(collection.id, index.id), prefixEnd(collection.id, index.id));
  }
  engine.catalog.save(collection);
}
