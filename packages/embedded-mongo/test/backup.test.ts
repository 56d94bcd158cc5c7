import { once } from 'node:events';
import { createReadStream, createWriteStream, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { MongoClient } from 'mongodb';
import { afterEach, describe, expect, it } from 'vitest';
import {
  DamagedCopyError,
  FORMAT,
  FolderTakenError,
  loadDatabase,
  NoDatabaseError,
  NoServerError,
  openDatabaseCopy,
} from '../src/backup/index.ts';
import { type SpawnedMongo, spawnEmbeddedMongo } from '../src/index.ts';
import { newFolder } from './server.ts';

const folders: string[] = [];
function aFolder(): string {
  const folder = newFolder();
  folders.push(folder);
  return folder;
}
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

type Account = { _id: number; cents: number };
type Transfer = { _id: number; from: number; to: number; tags: string[] };

const ACCOUNTS = 20;
const EACH = 1000;

/** Money moved between two databases, each transfer written down in a third place: the sums tell of anything half. */
function bankOf(client: MongoClient) {
  return {
    here: client.db('quad_a').collection<Account>('accounts'),
    there: client.db('quad_b').collection<Account>('accounts'),
    transfers: client.db('quad_b').collection<Transfer>('transfers'),
  };
}

async function openBank(client: MongoClient): Promise<void> {
  const { here, there, transfers } = bankOf(client);
  const accounts = Array.from({ length: ACCOUNTS }, (_, _id) => ({ _id, cents: EACH }));
  await here.insertMany(accounts);
  await there.insertMany(accounts);
  await transfers.createIndex({ tags: 1 });
  await transfers.createIndex({ from: 1, to: 1 });
}

async function transfer(client: MongoClient, number: number): Promise<void> {
  const { here, there, transfers } = bankOf(client);
  const [from, to] = [number % ACCOUNTS, (number * 7) % ACCOUNTS];
  await client.withSession((session) =>
    session.withTransaction(async () => {
      await here.updateOne({ _id: from }, { $inc: { cents: -1 } }, { session });
      await there.updateOne({ _id: to }, { $inc: { cents: 1 } }, { session });
      await transfers.insertOne({ _id: number, from, to, tags: ['all', `t${number}`] }, { session });
    }),
  );
}

/** What must hold in any copy, and the numbers of the transfers that are in it. */
async function expectWhole(server: SpawnedMongo): Promise<Set<number>> {
  const client = new MongoClient(server.uri);
  const { here, there, transfers } = bankOf(client);
  const sum = async (rows: typeof here): Promise<number> =>
    (await rows.find().toArray()).reduce((total, { cents }) => total + cents, 0);
  const numbers = new Set((await transfers.find().toArray()).map(({ _id }) => _id));
  expect(await sum(here)).toBe(ACCOUNTS * EACH - numbers.size);
  expect(await sum(there)).toBe(ACCOUNTS * EACH + numbers.size);
  expect(await transfers.countDocuments({ tags: 'all' }), 'by the multikey index').toBe(numbers.size);
  expect(await transfers.countDocuments({ from: { $gte: 0 } }), 'by the compound index').toBe(numbers.size);
  const [tag] = [...numbers].slice(-1);
  expect(await transfers.find({ tags: `t${tag}` }).toArray()).toMatchObject([{ _id: tag }]);
  await client.close();
  return numbers;
}

async function copyInto(
  dataDir: string,
  file: string,
  from: 'server' | 'file' = 'file',
): Promise<number | undefined> {
  const copy = await openDatabaseCopy(dataDir, from);
  await pipeline(copy.content, createWriteStream(file));
  await copy.close();
  return copy.format;
}

describe('a copy', () => {
  it('that is taken under load holds all that was acknowledged before it, and nothing half', {
    timeout: 60_000,
  }, async () => {
    const [dataDir, elsewhere] = [aFolder(), aFolder()];
    const file = join(elsewhere, 'copy');
    const server = await spawnEmbeddedMongo({ dataDir });
    const client = new MongoClient(server.uri);
    await openBank(client);
    const acknowledged: number[] = [];
    let next = 0;
    let isOver = false;
    const writer = async (): Promise<void> => {
      while (!isOver) {
        const number = next++;
        await transfer(client, number);
        acknowledged.push(number);
      }
    };
    // Enough for a copy of many chunks, so that much is written while it is read.
    const ballast = client.db('quad_a').collection('ballast');
    await ballast.insertMany(Array.from({ length: 4000 }, (_, n) => ({ n, text: 'x'.repeat(2000) })));
    const writers = Array.from({ length: 6 }, writer);
    while (acknowledged.length < 60) await new Promise((resolve) => setTimeout(resolve, 5));
    const before = [...acknowledged];
    await copyInto(dataDir, file, 'server');
    const during = acknowledged.length - before.length;
    while (acknowledged.length < before.length + during + 30)
      await new Promise((resolve) => setTimeout(resolve, 5));
    isOver = true;
    await Promise.all(writers);
    await client.close();
    await server.stop();

    await loadDatabase(elsewhere, createReadStream(file));
    const restored = await spawnEmbeddedMongo({ dataDir: elsewhere });
    const there = await expectWhole(restored);
    expect(before.filter((number) => !there.has(number))).toEqual([]);
    expect(during, 'transfers while the copy was read').toBeGreaterThan(0);
    expect(there.size, 'nothing of after the copy').toBeLessThan(acknowledged.length);
    await restored.stop();
  });

  it('of a stopped database is the database, entry by entry', { timeout: 30_000 }, async () => {
    const [dataDir, second] = [aFolder(), aFolder()];
    const server = await spawnEmbeddedMongo({ dataDir });
    const client = new MongoClient(server.uri);
    await openBank(client);
    for (let number = 0; number < 10; number += 1) await transfer(client, number);
    await client.close();
    await server.stop();
    const [one, other] = [join(dataDir, 'one'), join(second, 'other')];
    expect(await copyInto(dataDir, one)).toBe(FORMAT);
    const loaded = await loadDatabase(second, createReadStream(one));
    expect(loaded.format).toBe(FORMAT);
    expect(loaded.entries).toBeGreaterThan(2 * ACCOUNTS + 10 * 4);
    await copyInto(second, other);
    expect(readFileSync(other).equals(readFileSync(one))).toBe(true);
    const restored = await spawnEmbeddedMongo({ dataDir: second });
    expect((await expectWhole(restored)).size).toBe(10);
    await restored.stop();
  });

  it('is refused where there is no database', async () => {
    const dataDir = aFolder();
    await expect(openDatabaseCopy(dataDir, 'file')).rejects.toThrow(NoDatabaseError);
  });

  it('is refused from a server that is not there, and from the file of one that is', async () => {
    const dataDir = aFolder();
    const server = await spawnEmbeddedMongo({ dataDir });
    await expect(openDatabaseCopy(dataDir, 'file')).rejects.toThrow(FolderTakenError);
    await server.kill();
    await expect(openDatabaseCopy(dataDir, 'server')).rejects.toThrow(NoServerError);
  });

  it('lets the server end in its midst, and is then cut short', { timeout: 30_000 }, async () => {
    const [dataDir, elsewhere] = [aFolder(), aFolder()];
    const server = await spawnEmbeddedMongo({ dataDir });
    const client = new MongoClient(server.uri);
    const rows = client.db('quad_a').collection('ballast');
    await rows.insertMany(Array.from({ length: 4000 }, (_, n) => ({ n, text: 'x'.repeat(2000) })));
    await client.close();
    const copy = await openDatabaseCopy(dataDir, 'server');
    await once(copy.content, 'readable');
    await server.stop();
    await expect(loadDatabase(elsewhere, copy.content)).rejects.toThrow(
      /ended before it was whole|ECONNRESET/,
    );
    await copy.close();
  });
});

describe('a copy that is not whole is refused', () => {
  const load = (bytes: Buffer): Promise<unknown> => loadDatabase(aFolder(), Readable.from([bytes]));

  it('wherever it is cut, and whatever is added', { timeout: 30_000 }, async () => {
    const dataDir = aFolder();
    const server = await spawnEmbeddedMongo({ dataDir });
    const client = new MongoClient(server.uri);
    await client
      .db('t')
      .collection<{ _id: number }>('rows')
      .insertMany([{ _id: 1 }, { _id: 2 }]);
    await client.close();
    await server.stop();
    const file = join(dataDir, 'copy');
    await copyInto(dataDir, file);
    const whole = readFileSync(file);
    for (const length of [0, 5, 15, 18, 40, whole.length - 20, whole.length - 9, whole.length - 1])
      await expect(load(whole.subarray(0, length)), `cut at ${length}`).rejects.toThrow(DamagedCopyError);
    await expect(load(Buffer.concat([whole, Buffer.from([0])]))).rejects.toThrow('goes on behind its end');
    await expect(load(Buffer.concat([whole.subarray(0, 15), whole]))).rejects.toThrow(DamagedCopyError);
    await expect(loadDatabase(dataDir, Readable.from([whole]))).rejects.toThrow('There is a database in');
  });
});
