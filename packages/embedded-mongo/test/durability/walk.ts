import { decode } from '../../src/bson/decode.ts';
import { Engine } from '../../src/engine.ts';
import { isIdIndex } from '../../src/indexes/index-spec.ts';
import { keyPrefix, prefixEnd } from '../../src/storage/collection.ts';
import { entriesOf } from '../../src/storage/documents.ts';
import { openEnvironment } from '../../src/storage/open-environment.ts';

export type Walked = { readonly faults: string[]; readonly counts: Map<string, number> };

/**
 * Reads every key of a data folder that no server has open, and compares each index with the documents, both ways:
 * every entry that a document must have is there and names it, and there is no other.
 */
export async function walkFolder(folder: string): Promise<Walked> {
  const engine = new Engine(await openEnvironment(folder));
  const faults: string[] = [];
  const counts = new Map<string, number>();
  const known = new Set<number>([0]);
  const { environment } = engine;
  try {
    for (const collection of engine.catalog.all()) {
      known.add(collection.id);
      const documents = environment.range(
        keyPrefix(collection.id, 0),
        keyPrefix(collection.id, 1),
        false,
        1e9,
      );
      counts.set(collection.namespace, documents.length);
      const wanted = new Map<string, string>();
      for (const { key, value } of documents) {
        const idKey = key.subarray(6);
        for (const entry of entriesOf(collection, decode(value), idKey)) {
          const text = entry.bytes.toString('latin1');
          const other = wanted.get(text);
          if (other !== undefined && other !== idKey.toString('latin1'))
            faults.push(`${collection.namespace} ${entry.index.name}: two documents have one unique key`);
          wanted.set(text, idKey.toString('latin1'));
        }
      }
      let found = 0;
      for (const index of collection.indexes) {
        if (isIdIndex(index)) continue;
        const [from, to] = [keyPrefix(collection.id, index.id), prefixEnd(collection.id, index.id)];
        for (const { key, value } of environment.range(from, to, false, 1e9)) {
          found += 1;
          const holder = wanted.get(key.toString('latin1'));
          if (holder === undefined)
            faults.push(`${collection.namespace} ${index.name}: an entry that no document has`);
          else if (holder !== Buffer.from(value).toString('latin1'))
            faults.push(`${collection.namespace} ${index.name}: an entry names another document`);
        }
      }
      if (found !== wanted.size)
        faults.push(`${collection.namespace}: ${wanted.size} entries are due, ${found} are there`);
    }
    for (const { key } of environment.range(keyPrefix(0, 0), Buffer.alloc(7, 0xff), false, 1e9)) {
      const id = key.readUInt32BE(0);
      if (known.has(id)) continue;
      faults.push(`a key of collection number ${id}, which there is not`);
      known.add(id);
    }
  } finally {
    await engine.close();
  }
  return { faults, counts };
}
