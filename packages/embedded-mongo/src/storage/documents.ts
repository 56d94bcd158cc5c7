import { encode } from '../bson/encode.ts';
import { encodeKey } from '../bson/key.ts';
import { show } from '../bson/show.ts';
import type { Doc, Value } from '../bson/value.ts';
import { CODES, MongoError } from '../errors.ts';
import { type Index, isIdIndex } from '../indexes/index-spec.ts';
import { type IndexKey, keysOf } from '../indexes/keys.ts';
import { type Build, type Collection, documentKey, keyPrefix } from './collection.ts';
import { MAX_KEY_BYTES } from './environment.ts';
import type { View } from './view.ts';

/** A unique key that another document already has; the driver reads keyPattern and keyValue. */
export class DuplicateKeyError extends MongoError {
  readonly keyPattern: Doc;
  readonly keyValue: Doc;

  constructor(collection: Collection, index: Index, values: readonly Value[]) {
    const keyValue: Doc = new Map(index.fields.map((field, i) => [field.text, values[i] ?? null]));
    const shown = [...keyValue].map(([name, value]) => `${name}: ${show(value)}`).join(', ');
    super(
      CODES.DuplicateKey,
      `E11000 duplicate key error collection: ${collection.namespace} index: ${index.name} dup key: { ${shown} }`,
    );
    this.keyPattern = index.key;
    this.keyValue = keyValue;
  }
}

type Wanted = { readonly index: Index; readonly key: IndexKey; readonly bytes: Buffer };

function entryKey(collection: Collection, index: Index, key: IndexKey, idKey: Uint8Array): Buffer {
  const prefix = keyPrefix(collection.id, index.id);
  const bytes = index.unique ? Buffer.concat([prefix, key.bytes]) : Buffer.concat([prefix, key.bytes, idKey]);
  if (bytes.length > MAX_KEY_BYTES) {
    throw new MongoError(
      CODES.KeyTooLong,
      `the embedded database indexes keys of at most ${MAX_KEY_BYTES} bytes; index ${index.name} of ${collection.namespace} would need ${bytes.length}`,
    );
  }
  return bytes;
}

/** Every entry that the collection's other indexes hold for a document. */
export function entriesOf(collection: Collection, document: Doc, idKey: Uint8Array, only?: Index): Wanted[] {
  const wanted: Wanted[] = [];
  const add = (index: Index): void => {
    for (const key of keysOf(index, document, collection.touch)) {
      wanted.push({ index, key, bytes: entryKey(collection, index, key, idKey) });
    }
  };
  if (only !== undefined) add(only);
  else {
    for (const index of collection.indexes) if (!isIdIndex(index)) add(index);
    if (collection.build !== undefined) tolerate(collection.build, add);
  }
  return wanted;
}

/** A document that indexes under construction cannot hold is not refused: the build is. */
function tolerate(build: Build, add: (index: Index) => void): void {
  for (const index of build.indexes) {
    try {
      add(index);
    } catch (error) {
      if (!(error instanceof MongoError)) throw error;
      build.failed ??= error;
    }
  }
}

function isBuilding(collection: Collection, index: Index): boolean {
  return collection.build?.indexes.includes(index) === true;
}

function claim(view: View, collection: Collection, entry: Wanted, idKey: Uint8Array): void {
  if (!entry.index.unique) return;
  view.lock(entry.bytes);
  const holder = view.get(entry.bytes);
  if (holder === undefined || Buffer.compare(holder, idKey) === 0) return;
  const error = new DuplicateKeyError(collection, entry.index, entry.key.values);
  if (collection.build === undefined || !isBuilding(collection, entry.index)) throw error;
  // The index is not in force yet. Whether a transaction's write will stand is not known yet: it comes again later.
  if (view.isTransaction) {
    throw new MongoError(
      CODES.WriteConflict,
      `Index ${entry.index.name} of ${collection.namespace} is being built. Please retry your operation or multi-document transaction.`,
      ['TransientTransactionError'],
    );
  }
  collection.build.failed ??= error;
}

/** An entry that goes. Of an index under construction the document may have none yet, and another document this one. */
function removeEntry(view: View, collection: Collection, entry: Wanted, idKey: Uint8Array): void {
  if (entry.index.unique && isBuilding(collection, entry.index)) {
    const holder = view.get(entry.bytes);
    if (holder === undefined || Buffer.compare(holder, idKey) !== 0) return;
  }
  view.remove(entry.bytes);
}

function idKeyOf(collection: Collection, id: Value): Buffer {
  const key = encodeKey(id);
  if (key.length + 6 > MAX_KEY_BYTES) {
    throw new MongoError(
      CODES.KeyTooLong,
      `the embedded database takes an _id of at most ${MAX_KEY_BYTES - 6} bytes; ${collection.namespace} was given ${key.length}`,
    );
  }
  return key;
}

/** Writes a new document and its index entries; nothing is written when any unique key is taken. */
export function insertDocument(view: View, collection: Collection, document: Doc, bytes: Uint8Array): void {
  const id = document.get('_id') ?? null;
  const idKey = idKeyOf(collection, id);
  const key = documentKey(collection, idKey);
  view.lock(key);
  if (view.get(key) !== undefined) {
    const primary = collection.indexes.find(isIdIndex);
    if (primary !== undefined) throw new DuplicateKeyError(collection, primary, [id]);
  }
  const wanted = entriesOf(collection, document, idKey);
  for (const entry of wanted) claim(view, collection, entry, idKey);
  view.put(key, bytes);
  for (const entry of wanted) view.put(entry.bytes, idKey);
}

/** Replaces a stored document by one with the same _id; only the index entries that change are written. */
export function replaceDocument(
  view: View,
  collection: Collection,
  idKey: Uint8Array,
  before: Doc,
  document: Doc,
  bytes: Uint8Array,
): void {
  const key = documentKey(collection, idKey);
  view.lock(key);
  const had = new Map(
    entriesOf(collection, before, idKey).map((entry) => [entry.bytes.toString('latin1'), entry]),
  );
  const added: Wanted[] = [];
  for (const entry of entriesOf(collection, document, idKey)) {
    if (!had.delete(entry.bytes.toString('latin1'))) added.push(entry);
  }
  for (const entry of added) claim(view, collection, entry, idKey);
  for (const entry of had.values()) {
    if (entry.index.unique) view.lock(entry.bytes);
  }
  view.put(key, bytes);
  for (const entry of had.values()) removeEntry(view, collection, entry, idKey);
  for (const entry of added) view.put(entry.bytes, idKey);
}

export function removeDocument(view: View, collection: Collection, idKey: Uint8Array, document: Doc): void {
  const key = documentKey(collection, idKey);
  view.lock(key);
  const entries = entriesOf(collection, document, idKey);
  for (const entry of entries) if (entry.index.unique) view.lock(entry.bytes);
  view.remove(key);
  for (const entry of entries) removeEntry(view, collection, entry, idKey);
}

/** MongoDB's largest document, in bytes. */
export const MAX_DOCUMENT_BYTES = 16 * 1024 * 1024;

/** Bytes of a document that is about to be stored; refuses what is larger than 16 MB. */
export function encodeStored(document: Doc): Buffer {
  const bytes = encode(document);
  checkSize(bytes.length);
  return bytes;
}

export function checkSize(length: number): void {
  if (length > MAX_DOCUMENT_BYTES) {
    throw new MongoError(
      CODES.BSONObjectTooLarge,
      `BSONObj size: ${length} (0x${length.toString(16).toUpperCase()}) is invalid. Size must be between 0 and ${MAX_DOCUMENT_BYTES}(16MB)`,
    );
  }
}
