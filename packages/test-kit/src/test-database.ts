import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedMongo } from '@quad/embedded-mongo';
import { ConnectionString } from 'mongodb-connection-string-url';
import mongoose from 'mongoose';

/** A database server for one test file: whatever is written to it is nobody else's. */
export interface TestDatabase {
  /** For `MONGODB_URI`; another one after a restart. */
  readonly uri: string;
  /** A folder that lives as long as the database. */
  readonly dataDir: string;
  /** Stops the embedded database and starts it on the same data; a real one is left alone. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

/**
 * The embedded database in a folder of its own, or the server that `MONGODB_URI` names when that is set, there under
 * names of its own that are dropped at the end.
 */
export async function startTestDatabase(): Promise<TestDatabase> {
  const dataDir = await mkdtemp(join(tmpdir(), 'quad-test-'));
  const outside = process.env.MONGODB_URI;
  if (outside !== undefined && outside !== '') return onServer(outside, dataDir);
  let embedded = await startEmbeddedMongo({ dataDir });
  return {
    get uri() {
      return embedded.uri;
    },
    dataDir,
    async restart() {
      await embedded.close();
      embedded = await startEmbeddedMongo({ dataDir });
    },
    async close() {
      await embedded.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

function onServer(outside: string, dataDir: string): TestDatabase {
  const names = namesOfOnesOwn(outside);
  return {
    uri: names.uri,
    dataDir,
    restart: () => Promise.resolve(),
    async close() {
      await names.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** A URI of the same server whose databases have names of their own, and what drops them. */
export function namesOfOnesOwn(outside: string): { readonly uri: string; drop(): Promise<void> } {
  const prefix = `test_${randomUUID().slice(0, 8)}`;
  const uri = new ConnectionString(outside);
  uri.pathname = `/${prefix}`;
  return {
    uri: uri.href,
    async drop() {
      const connection = await mongoose.createConnection(outside).asPromise();
      const { databases } = await connection.listDatabases();
      for (const { name } of databases) {
        if (name.startsWith(`${prefix}_`)) await connection.useDb(name).dropDatabase();
      }
      await connection.close();
    },
  };
}
