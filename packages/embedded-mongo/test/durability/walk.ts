import { decode } from '../../src/bson/decode.ts';
import type { Doc } from '../../src/bson/value.ts';
import { isIdIndex } from '../../src/indexes/index-spec.ts';
import { Catalog } from '../../src/storage/catalog.ts';
import { type Collection, keyPrefix, prefixEnd } from '../../src/storage/collection.ts';
import { entriesOf } from '../../src/storage/documents.ts';
import type { Environment } from '../../src/storage/environment.ts';
import { openEnvironment } from '../../src/storage/open-environment.ts';

export type Walked = {
  readonly faults: string[];
  /** By `database.collection`. */
  readonly documents: Map<string, Doc[]>;
};

const ALL = 1e9;

/**
 * Reads every key, and compares each index with the documents, both ways: every entry that a document must have is
 * there and names it, and there is no other.
 */
export function walk(environment: Environment): Walked {
  const faults: string[] = [];
  const documents = new Map<string, Doc[]>();
  const known = new Set<number>([0]);
  for (const collection of new Catalog(environment).all()) {
    known.add(collection.id);
    documents.set(collection.namespace, walkCollection(environment, collection, faults));
  }
  for (const { key } of environment.range(keyPrefix(0, 0), Buffer.alloc(7, 0xff), false, ALL)) {
    const id = key.readUInt32BE(0);
    if (known.has(id)) continue;
    faults.push(`a key of collection number ${id}, which there is not`);
    known.add(id);
  }
  return { faults, documents };
}

function walkCollection(environment: Environment, collection: Collection, faults: string[]): Doc[] {
  const documents: Doc[] = [];
  const wanted = new Map<string, string>();
  for (const { key, value } of environment.range(
    keyPrefix(collection.id, 0),
    keyPrefix(collection.id, 1),
    false,
    ALL,
  )) {
    const idKey = key.subarray(6);
    const document = decode(value);
    documents.push(document);
    for (const entry of entriesOf(collection, document, idKey)) {
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
    for (const { key, value } of environment.range(from, to, false, ALL)) {
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
  return documents;
}

/** Walks a data folder's `db` that no server has open. */
export async function walkFolder(folder: string): Promise<Walked> {
  const environment = await openEnvironment(folder);
  try {
    return walk(environment);
  } finally {
    await environment.close();
  }
}
