import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MongoClient, type MongoServerError } from 'mongodb';
import { beforeAll, describe, expect, it } from 'vitest';
import { openDump } from '../src/backup/dump.ts';
import { type SpawnedMongo, spawnEmbeddedMongo, startEmbeddedMongo } from '../src/index.ts';
import { Environment } from '../src/storage/environment.ts';
import { VERSION_KEY } from '../src/storage/format.ts';
import { newFolder } from './server.ts';

type Row = { _id: number; name: string; group: number };

const ROWS = 1500;
const row = (_id: number): Row => ({ _id, name: `name-${_id}-${'z'.repeat(_id % 90)}`, group: _id % 30 });

let whole: Buffer;
beforeAll(async () => {
  const dataDir = newFolder();
  const server = await startEmbeddedMongo({ dataDir });
  const client = new MongoClient(server.uri);
  const rows = client.db('t').collection<Row>('rows');
  await rows.createIndex({ name: 1 }, { unique: true });
  await rows.createIndex({ group: 1 });
  await rows.insertMany(Array.from({ length: ROWS }, (_, _id) => row(_id)));
  await client.close();
  await server.close();
  whole = readFileSync(join(dataDir, 'db', 'quad.mdb'));
});

async function started(image: Buffer): Promise<SpawnedMongo> {
  const dataDir = newFolder();
  await (await startEmbeddedMongo({ dataDir })).close();
  writeFileSync(join(dataDir, 'db', 'quad.mdb'), image);
  return spawnEmbeddedMongo({ dataDir });
}

async function on<T>(server: SpawnedMongo, run: (client: MongoClient) => Promise<T>): Promise<T> {
  const client = new MongoClient(server.uri, { retryReads: false, serverSelectionTimeoutMS: 5000 });
  try {
    return await run(client);
  } finally {
    await client.close();
    await server.kill();
  }
}

describe('a flipped bit', () => {
  it('in a document is said with code 367, and the others are served', { timeout: 30_000 }, async () => {
    const image = Buffer.from(whole);
    // Once as a document, once as a key of the unique index: both are flipped.
    for (let at = image.indexOf('name-700-'); at >= 0; at = image.indexOf('name-700-', at + 1))
      image[at] = (image[at] ?? 0) ^ 1;
    await on(await started(image), async (client) => {
      const rows = client.db('t').collection<Row>('rows');
      const refused = (run: Promise<unknown>): Promise<MongoServerError> =>
        run.then(
          () => expect.fail('it was served'),
          (error: MongoServerError) => error,
        );
      const error = await refused(rows.findOne({ _id: 700 }));
      expect(error).toMatchObject({ code: 367, codeName: 'DataCorruptionDetected' });
      expect(error.message).toMatch(
        /^The database file is damaged: the entry [0-9a-f]+ .* restore a backup\.$/,
      );
      expect(await refused(rows.find().toArray())).toMatchObject({ code: 367 });
      expect(await refused(rows.find({ name: { $gte: 'name-7' } }).toArray())).toMatchObject({ code: 367 });
      expect(await refused(rows.updateOne({ _id: 700 }, { $set: { group: 1 } }))).toMatchObject({
        code: 367,
      });
      expect(await rows.findOne({ _id: 701 })).toEqual(row(701));
    });
  });
});

/** Every entry of a stopped database, as a backup reads it. */
async function copied(image: Buffer): Promise<void> {
  const dataDir = newFolder();
  await (await startEmbeddedMongo({ dataDir })).close();
  writeFileSync(join(dataDir, 'db', 'quad.mdb'), image);
  const environment = new Environment(join(dataDir, 'db'));
  environment.useChecksums(true);
  const dump = openDump(environment);
  try {
    for await (const chunk of dump.chunks()) expect(chunk.length).toBeGreaterThan(0);
  } finally {
    dump.close();
    await environment.close();
  }
}

it('a copy is not taken of less than what the database counts', { timeout: 30_000 }, async () => {
  await copied(Buffer.from(whole));
  const image = Buffer.from(whole);
  // A leaf of the documents becomes empty: a scan simply ends, or goes on behind it.
  const leaf = Math.floor(image.indexOf('name-700-') / 4096) * 4096;
  image.writeUInt16LE(24, leaf + 20);
  await expect(copied(image)).rejects.toThrow(/damaged/);
});

it('a folder from before checksums gets them', { timeout: 30_000 }, async () => {
  const dataDir = newFolder();
  await (await startEmbeddedMongo({ dataDir })).close();
  writeFileSync(join(dataDir, 'db', 'quad.mdb'), whole);
  const raw = new Environment(join(dataDir, 'db'));
  const entries = raw.range(Buffer.alloc(6), Buffer.alloc(8, 0xff), false, 1e9);
  raw.commit(() => {
    for (const { key, value } of entries) {
      if (key.readUIntBE(0, 6) !== 0) raw.put(key, value.subarray(0, value.length - 4));
    }
    raw.put(VERSION_KEY, Buffer.from([1]));
  });
  await raw.close();
  for (let time = 0; time < 2; time++) {
    const server = await startEmbeddedMongo({ dataDir });
    const client = new MongoClient(server.uri);
    const rows = client.db('t').collection<Row>('rows');
    expect(await rows.find().sort({ _id: 1 }).toArray()).toEqual(
      Array.from({ length: ROWS }, (_, _id) => row(_id)),
    );
    expect(await rows.countDocuments({ group: 3 })).toBe(ROWS / 30);
    await client.close();
    await server.close();
  }
});
