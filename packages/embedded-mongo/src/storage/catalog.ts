import { randomUUID } from 'node:crypto';
import { decode } from '../bson/decode.ts';
import { encode } from '../bson/encode.ts';
import { Binary, type Doc, Int32, type Value } from '../bson/value.ts';
import { CODES, MongoError } from '../errors.ts';
import { type Index, idIndex, isIdIndex, parseIndex } from '../indexes/index-spec.ts';
import { type Collection, keyPrefix } from './collection.ts';
import type { Environment } from './environment.ts';
import { NOTES, noteKey } from './notes.ts';

/** Which collections and indexes there are: in memory whole, and on disk in the same commit as what needs them. */
export class Catalog {
  private readonly environment: Environment;
  private readonly collections = new Map<string, Collection>();
  private readonly changed = new Set<Collection>();
  /** Indexes whose build a crash has ended: nobody was told that they are there, so they are removed. */
  readonly unfinished: { readonly collection: Collection; readonly id: number }[] = [];
  private nextId = 1;

  constructor(environment: Environment) {
    this.environment = environment;
    const entries = environment.range(
      keyPrefix(0, NOTES.collections),
      keyPrefix(0, NOTES.collections + 1),
      false,
      1e9,
    );
    for (const entry of entries) {
      const note = decode(entry.value);
      const collection: Collection = {
        ...fromNote(note),
        touch: () => this.changed.add(collection),
      };
      const building = note.get('building');
      for (const id of Array.isArray(building) ? building : []) {
        if (id instanceof Int32) this.unfinished.push({ collection, id: id.value });
      }
      this.collections.set(collection.namespace, collection);
      this.nextId = Math.max(this.nextId, collection.id + 1);
    }
    const counter = environment.get(noteKey(NOTES.format, 'nextCollection'));
    if (counter !== undefined) this.nextId = Math.max(this.nextId, Buffer.from(counter).readUInt32BE(0));
  }

  find(namespace: string): Collection | undefined {
    return this.collections.get(namespace);
  }

  all(): Iterable<Collection> {
    return this.collections.values();
  }

  /** Only inside a commit. */
  create(database: string, name: string, options: Doc, at: number): Collection {
    const collection = this.draft(database, name, options, at);
    this.adopt(collection, at);
    return collection;
  }

  /** A collection that nobody finds and no disk knows until it is adopted, as a transaction makes it. */
  draft(database: string, name: string, options: Doc, at: number): Collection {
    checkNamespace(database, name);
    const collection: Collection = {
      id: this.nextId++,
      database,
      name,
      namespace: `${database}.${name}`,
      uuid: Buffer.from(randomUUID().replaceAll('-', ''), 'hex'),
      options,
      indexes: [idIndex()],
      build: undefined,
      nextIndexId: 1,
      changedAt: at,
      touch: () => {
        if (this.find(collection.namespace) === collection) this.changed.add(collection);
      },
    };
    return collection;
  }

  /** Only inside a commit: makes a draft one of the collections. */
  adopt(collection: Collection, at: number): void {
    collection.changedAt = at;
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(this.nextId, 0);
    this.environment.put(noteKey(NOTES.format, 'nextCollection'), counter);
    this.collections.set(collection.namespace, collection);
    this.save(collection);
  }

  /** Only inside a commit; the caller removes the documents. */
  remove(collection: Collection): void {
    this.collections.delete(collection.namespace);
    this.changed.delete(collection);
    this.environment.remove(noteKey(NOTES.collections, collection.namespace));
  }

  /** Only inside a commit. */
  save(collection: Collection): void {
    this.changed.delete(collection);
    this.environment.put(noteKey(NOTES.collections, collection.namespace), encode(toNote(collection)));
  }

  /** Only inside a commit. */
  saveChanged(): void {
    for (const collection of this.changed) this.save(collection);
  }
}

function checkNamespace(database: string, name: string): void {
  if (database === '' || /[/\\. "$\0]/.test(database)) {
    throw new MongoError(CODES.InvalidNamespace, `Invalid database name: '${database}'`);
  }
  if (
    name === '' ||
    name.includes('$') ||
    name.includes('\0') ||
    name.startsWith('.') ||
    name.endsWith('.')
  ) {
    throw new MongoError(CODES.InvalidNamespace, `Invalid collection name: ${name}`);
  }
  if (name.startsWith('system.')) {
    throw new MongoError(CODES.InvalidNamespace, `Invalid system namespace: ${database}.${name}`);
  }
  if (Buffer.byteLength(`${database}.${name}`) > 255) {
    throw new MongoError(
      CODES.InvalidNamespace,
      `Fully qualified namespace is too long. Namespace: ${database}.${name} Max: 255`,
    );
  }
}

function toNote(collection: Collection): Doc {
  return new Map<string, Value>([
    ['database', collection.database],
    ['name', collection.name],
    ['id', new Int32(collection.id)],
    ['uuid', new Binary(4, collection.uuid)],
    ['options', collection.options],
    ['nextIndexId', new Int32(collection.nextIndexId)],
    [
      'indexes',
      collection.indexes
        .filter((index) => !isIdIndex(index))
        .map(
          (index): Doc =>
            new Map<string, Value>([
              ['id', new Int32(index.id)],
              ['spec', index.spec],
              ['multikey', [...index.multikey]],
            ]),
        ),
    ],
    ['building', (collection.build?.indexes ?? []).map((index) => new Int32(index.id))],
  ]);
}

function fromNote(note: Doc): Omit<Collection, 'touch'> {
  const database = text(note, 'database');
  const name = text(note, 'name');
  const uuid = note.get('uuid');
  const options = note.get('options');
  const indexes = note.get('indexes');
  return {
    id: whole(note, 'id'),
    database,
    name,
    namespace: `${database}.${name}`,
    uuid: uuid instanceof Binary ? uuid.bytes : new Uint8Array(16),
    options: options instanceof Map ? options : new Map(),
    indexes: [idIndex(), ...(Array.isArray(indexes) ? indexes.map(indexFromNote) : [])],
    build: undefined,
    nextIndexId: whole(note, 'nextIndexId'),
    changedAt: 0,
  };
}

function indexFromNote(note: Value): Index {
  const spec = note instanceof Map ? note.get('spec') : undefined;
  if (!(note instanceof Map) || !(spec instanceof Map)) throw damaged('an index');
  const multikey = note.get('multikey');
  return parseIndex(
    spec,
    whole(note, 'id'),
    Array.isArray(multikey) ? multikey.map((value) => value === true) : [],
  );
}

function text(note: Doc, name: string): string {
  const value = note.get(name);
  if (typeof value !== 'string') throw damaged(name);
  return value;
}

function whole(note: Doc, name: string): number {
  const value = note.get(name);
  if (!(value instanceof Int32)) throw damaged(name);
  return value.value;
}

function damaged(what: string): Error {
  return new Error(`The data folder is damaged: ${what} of a collection cannot be read; restore a backup.`);
}
