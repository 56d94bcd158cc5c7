import { type ClientSession, Collection, Db, type Document, MongoClient } from 'mongodb';
import type { Departure } from './driver-departures.ts';
import { readOptions } from './read-options.ts';
import { WatchedClient } from './watched-client.ts';

type Kind<T> = abstract new (...args: never[]) => T;

/** The named things of one test: clients, databases, collections, sessions, and results that it saved. */
export class Entities {
  private readonly uri: string;
  private readonly named = new Map<string, unknown>();
  private readonly watched = new Map<string, WatchedClient>();
  private readonly lsids = new Map<string, unknown>();
  /** In what the driver departed from the specification, where this test met it. */
  readonly departures = new Set<Departure>();
  readonly note = (departure: Departure): void => {
    this.departures.add(departure);
  };

  constructor(uri: string) {
    this.uri = uri;
  }

  /** Makes what `createEntities` lists, in its order. */
  async create(entities: readonly Document[]): Promise<void> {
    for (const entity of entities) {
      for (const [kind, fields] of Object.entries(entity)) await this.createOne(kind, fields);
    }
  }

  private async createOne(kind: string, fields: Document): Promise<void> {
    if (this.named.has(fields.id)) throw new Error(`There are two entities '${fields.id}'.`);
    switch (kind) {
      case 'client': {
        const watched = new WatchedClient(this.uri, fields);
        this.watched.set(fields.id, watched);
        this.named.set(fields.id, watched.client);
        await watched.client.connect();
        return;
      }
      case 'database':
        this.named.set(
          fields.id,
          this.client(fields.client).db(fields.databaseName, readOptions(fields.databaseOptions)),
        );
        return;
      case 'collection':
        this.named.set(
          fields.id,
          this.database(fields.database).collection(
            fields.collectionName,
            readOptions(fields.collectionOptions),
          ),
        );
        return;
      case 'session': {
        const options: Document = { ...fields.sessionOptions };
        if (options.defaultTransactionOptions !== undefined)
          options.defaultTransactionOptions = readOptions(options.defaultTransactionOptions);
        if (typeof options.snapshotTime === 'string') options.snapshotTime = this.saved(options.snapshotTime);
        const session = this.client(fields.client).startSession(options);
        this.named.set(fields.id, session);
        // Kept here: a session that has ended no longer says its id.
        this.lsids.set(fields.id, session.id);
        return;
      }
      default:
        throw new Error(`The runner does not know the entity '${kind}'.`);
    }
  }

  private get<T>(id: unknown, kind: Kind<T>, what: string): T {
    const found = this.named.get(String(id));
    if (found instanceof kind) return found;
    throw new Error(`The test names the ${what} '${id}', which it did not create.`);
  }

  client(id: unknown): MongoClient {
    return this.get(id, MongoClient, 'client');
  }

  database(id: unknown): Db {
    return this.get(id, Db, 'database');
  }

  collection(id: unknown): Collection {
    return this.get(id, Collection, 'collection');
  }

  session(id: unknown): ClientSession {
    const found = this.named.get(String(id));
    if (!this.lsids.has(String(id))) throw new Error(`The test names no session '${id}'.`);
    return found as ClientSession;
  }

  lsid(id: unknown): unknown {
    return this.lsids.get(String(id));
  }

  /** What a test calls by this name, of whatever kind. */
  any(id: string): unknown {
    return this.named.get(id);
  }

  isSession(id: string): boolean {
    return this.lsids.has(id);
  }

  save(id: string, result: unknown): void {
    this.named.set(id, result);
  }

  saved(id: string): unknown {
    if (!this.named.has(id)) throw new Error(`The test names '${id}', which it did not save.`);
    return this.named.get(id);
  }

  watchedClient(id: string): WatchedClient {
    const watched = this.watched.get(id);
    if (watched === undefined) throw new Error(`The test names the client '${id}', which it did not create.`);
    return watched;
  }

  clients(): Iterable<WatchedClient> {
    return this.watched.values();
  }

  async close(): Promise<void> {
    for (const id of this.lsids.keys()) await this.session(id).endSession();
    for (const { client } of this.watched.values()) await client.close();
  }
}
