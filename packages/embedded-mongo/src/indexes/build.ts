import { decode } from '../bson/decode.ts';
import type { Engine } from '../engine.ts';
import { type Collection, keyPrefix, prefixEnd } from '../storage/collection.ts';
import { DuplicateKeyError, entriesOf } from '../storage/documents.ts';
import { removeRange } from '../storage/drop.ts';
import type { Index } from './index-spec.ts';

/** Documents whose entries are gathered before they are written, in bytes of keys. */
const CHUNK = 1000;

/**
 * Fills new indexes from the documents that are there, and makes them known. Only inside a commit; when a unique index
 * meets a double, everything written is taken back and the catalogue is as it was.
 */
export function buildIndexes(engine: Engine, collection: Collection, indexes: readonly Index[]): void {
  const { environment } = engine;
  try {
    let from = keyPrefix(collection.id, 0);
    const end = keyPrefix(collection.id, 1);
    for (;;) {
      const chunk = environment.range(from, end, false, CHUNK);
      for (const { key, value } of chunk) {
        const idKey = key.subarray(6);
        const document = decode(value);
        for (const index of indexes) {
          for (const entry of entriesOf(collection, document, idKey, index)) {
            const holder = index.unique ? environment.get(entry.bytes) : undefined;
            if (holder !== undefined && Buffer.compare(holder, idKey) !== 0) {
              throw new DuplicateKeyError(collection, index, entry.key.values);
            }
            environment.put(entry.bytes, idKey);
          }
        }
      }
      const last = chunk[chunk.length - 1];
      if (last === undefined || chunk.length < CHUNK) break;
      from = Buffer.concat([last.key, Buffer.from([0])]);
    }
  } catch (error) {
    for (const index of indexes) {
      removeRange(environment, keyPrefix(collection.id, index.id), prefixEnd(collection.id, index.id));
    }
    throw error;
  }
  collection.indexes = [...collection.indexes, ...indexes];
  collection.nextIndexId = Math.max(collection.nextIndexId, ...indexes.map((index) => index.id + 1));
  collection.changedAt = engine.commitNumber + 1;
  engine.catalog.save(collection);
}
