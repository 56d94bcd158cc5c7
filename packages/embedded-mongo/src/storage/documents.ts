import { decimalToString } from '../bson/decimal.ts';
import { encode } from '../bson/encode.ts';
import { encodeKey } from '../bson/key.ts';
import { Binary, DateTime, Decimal, type Doc, Int32, ObjectId, Regex, type Value } from '../bson/value.ts';
import { CODES, MongoError } from '../errors.ts';
import { type Index, isIdIndex } from '../indexes/index-spec.ts';
import { type IndexKey, keysOf } from '../indexes/keys.ts';
import { type Collection, documentKey, keyPrefix } from './collection.ts';
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

/** A value as MongoDB's shell writes it, for messages. */
export function show(value: Value): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (value instanceof Int32) return String(value.value);
  if (value instanceof ObjectId) return `ObjectId('${value.toHex()}')`;
  if (value instanceof Decimal) return decimalToString(value);
  if (value instanceof DateTime) return `new Date(${value.ms})`;
  if (value instanceof Binary)
    return `BinData(${value.subtype}, ${Buffer.from(value.bytes).toString('hex').toUpperCase()})`;
  if (value instanceof Regex) return `/${value.pattern}/${value.flags}`;
  if (Array.isArray(value)) return `[ ${value.map(show).join(', ')} ]`;
  if (value instanceof Map)
    return `{ ${[...value].map(([name, field]) => `${name}: ${show(field)}`).join(', ')} }`;
  if (typeof value === 'number' && Number.isInteger(value)) return `${value}.0`;
  return String(value);
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
  for (const index of only === undefined ? collection.indexes : [only]) {
    if (isIdIndex(index)) continue;
    for (const key of keysOf(index, document, collection.touch)) {
      wanted.push({ index, key, bytes: entryKey(collection, index, key, idKey) });
    }
  }
  return wanted;
}

function claim(view: View, collection: Collection, entry: Wanted, idKey: Uint8Array): void {
  if (!entry.index.unique) return;
  view.lock(entry.bytes);
  const holder = view.get(entry.bytes);
  if (holder !== undefined && Buffer.compare(holder, idKey) !== 0) {
    throw new DuplicateKeyError(collection, entry.index, entry.key.values);
  }
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
  for (const entry of had.values()) view.remove(entry.bytes);
  for (const entry of added) view.put(entry.bytes, idKey);
}

export function removeDocument(view: View, collection: Collection, idKey: Uint8Array, document: Doc): void {
  const key = documentKey(collection, idKey);
  view.lock(key);
  const entries = entriesOf(collection, document, idKey);
  for (const entry of entries) if (entry.index.unique) view.lock(entry.bytes);
  view.remove(key);
  for (const entry of entries) view.remove(entry.bytes);
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
