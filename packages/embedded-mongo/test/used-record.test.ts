import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MongoClient } from 'mongodb';
import { afterEach, expect, it, vi } from 'vitest';
import { startEmbeddedMongo } from '../src/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'quad-used-'));

afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

it('a server writes what it was asked for where QUAD_DB_USED says, and no word of the documents', async () => {
  const record = join(folder, 'used');
  vi.stubEnv('QUAD_DB_USED', record);
  const server = await startEmbeddedMongo({ dataDir: join(folder, 'data') });
  const client = new MongoClient(server.uri);
  await client.db('quad_x').collection('people').insertOne({ surname: 'Lovelace' });
  await client
    .db('quad_x')
    .collection('people')
    .findOne({ surname: { $gte: 'Lovelace' } });
  // Read before anything is closed: a process that is killed has left the same.
  const [file = ''] = readdirSync(record);
  const said = readFileSync(join(record, file), 'utf8');
  await client.close();
  await server.close();
  expect(JSON.parse(said)).toMatchObject({
    commands: { find: 'quad_x', insert: 'quad_x' },
    queryOperators: { $gte: 'quad_x' },
  });
  expect(said).not.toMatch(/Lovelace|surname|people/);
});
