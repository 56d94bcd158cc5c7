import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawnEmbeddedMongo } from '@quad/embedded-mongo';
import { MongoClient } from 'mongodb';
import type { Server } from './run-test.ts';
import type { ServerFacts } from './skip-reason.ts';

export interface TestedServer extends Server {
  readonly port: number;
  readonly facts: ServerFacts;
  /** Stops the server and removes its data. */
  stop(): Promise<void>;
}

/** The embedded database as a process of its own, with an empty data folder in `parent`. */
export async function startServer(parent = tmpdir()): Promise<TestedServer> {
  const dataDir = await mkdtemp(join(parent, 'quad-mongo-spec-'));
  const mongo = await spawnEmbeddedMongo({ dataDir });
  // As a replica set, not directly: a direct connection sends other read preferences than the tests expect.
  const uri = `mongodb://127.0.0.1:${mongo.port}/?replicaSet=quad`;
  const own = new MongoClient(uri);
  const { version } = await own.db('admin').command({ buildInfo: 1 });
  return {
    uri,
    own,
    port: mongo.port,
    facts: { version, topology: 'replicaset' },
    stop: async () => {
      await own.close();
      await mongo.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
