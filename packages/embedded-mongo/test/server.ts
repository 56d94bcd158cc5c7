import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Db, MongoClient } from 'mongodb';
import { afterAll, beforeAll } from 'vitest';
import { type EmbeddedMongo, startEmbeddedMongo } from '../src/index.ts';

export function newFolder(): string {
  return mkdtempSync(join(tmpdir(), 'embedded-mongo-'));
}

/** One server and one client for a test file; `MONGODB_URI` puts a real MongoDB in its place, unless it is about this one. */
export function useServer(only?: 'embedded'): { readonly db: () => Db; readonly client: () => MongoClient } {
  let server: EmbeddedMongo | undefined;
  let client: MongoClient | undefined;
  const folder = newFolder();
  const name = `embedded_${process.pid}_${Math.trunc(performance.now())}`;
  beforeAll(async () => {
    let uri = only === 'embedded' ? undefined : process.env.MONGODB_URI;
    if (uri === undefined) {
      server = await startEmbeddedMongo({ dataDir: folder });
      uri = server.uri;
    }
    client = new MongoClient(uri);
    await client.connect();
  });
  afterAll(async () => {
    await client?.db(name).dropDatabase();
    await client?.close();
    await server?.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const connected = (): MongoClient => {
    if (client === undefined) throw new Error('the server is not started yet');
    return client;
  };
  return { client: connected, db: () => connected().db(name) };
}
