import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { MongoClient } from 'mongodb';
import { expect, it } from 'vitest';
import { spawnEmbeddedMongo } from '../src/index.ts';
import { newFolder } from './server.ts';

it('nobody else on the machine can read the data', { timeout: 30_000 }, async () => {
  const folder = join(newFolder(), 'db');
  const server = await spawnEmbeddedMongo({ dataDir: folder });
  const client = new MongoClient(server.uri);
  await client.db('t').collection('rows').insertOne({ n: 1 });
  await client.close();
  const forOthers = (path: string) => statSync(path).mode & 0o077;
  expect(forOthers(folder)).toBe(0);
  expect(readdirSync(folder).filter((name) => forOthers(join(folder, name)) !== 0)).toEqual([]);
  await server.stop();
});
