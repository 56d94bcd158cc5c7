import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Long, MongoClient, UUID } from 'mongodb';
import { describe, expect, it } from 'vitest';
import { type SpawnedMongo, spawnEmbeddedMongo } from '../src/index.ts';
import { rawClient } from './raw-client.ts';
import { newFolder } from './server.ts';

async function withClient<T>(server: SpawnedMongo, run: (client: MongoClient) => Promise<T>): Promise<T> {
  const client = new MongoClient(server.uri, { serverSelectionTimeoutMS: 5000, retryWrites: false });
  try {
    return await run(client);
  } finally {
    await client.close();
  }
}

describe('after kill -9', () => {
  it('every acknowledged write is there, whole, with its indexes', { timeout: 30_000 }, async () => {
    const dataDir = newFolder();
    const acknowledged: number[] = [];
    const first = await spawnEmbeddedMongo({ dataDir });
    await withClient(first, async (client) => {
      const rows = client.db('t').collection<{ _id: number; n: number; tags: string[] }>('rows');
      await rows.createIndex({ n: 1 }, { unique: true });
      await rows.createIndex({ tags: 1 });
      let next = 0;
      const writer = async (): Promise<void> => {
        for (;;) {
          const ids = [next++, next++, next++];
          await rows.insertMany(ids.map((_id) => ({ _id, n: _id * 10, tags: ['a', `t${_id}`] })));
          acknowledged.push(...ids);
        }
      };
      const writers = Array.from({ length: 8 }, () => writer().catch(() => undefined));
      while (acknowledged.length < 600) await new Promise((resolve) => setTimeout(resolve, 5));
      await first.kill();
      // So that writers end now, and not when they give up looking for a server.
      await client.close();
      await Promise.all(writers);
    });
    const second = await spawnEmbeddedMongo({ dataDir });
    await withClient(second, async (client) => {
      const rows = client.db('t').collection<{ _id: number; n: number; tags: string[] }>('rows');
      const there = new Set((await rows.find().toArray()).map((row) => row._id));
      expect(acknowledged.filter((id) => !there.has(id))).toEqual([]);
      // What was not acknowledged may be there, but only whole: three by three, and in every index.
      expect(there.size % 3).toBe(0);
      expect(await rows.countDocuments({ n: { $gte: 0 } })).toBe(there.size);
      expect(await rows.countDocuments({ tags: 'a' })).toBe(there.size);
      await expect(rows.insertOne({ _id: -1, n: 10, tags: [] })).rejects.toMatchObject({ code: 11000 });
      expect(
        (await rows.find({ tags: 't5' }).explain('executionStats')).executionStats.totalKeysExamined,
      ).toBe(1);
    });
    await second.stop();
  });

  it('a retryable write that was done is not done again', { timeout: 30_000 }, async () => {
    const dataDir = newFolder();
    const command = {
      update: 'rows',
      updates: [{ q: { _id: 1 }, u: { $inc: { n: 1 } }, upsert: true }],
      lsid: { id: new UUID('00000000-0000-4000-8000-000000000009') },
      txnNumber: Long.fromNumber(1),
      $db: 't',
    };
    const first = await spawnEmbeddedMongo({ dataDir });
    const before = await rawClient(first.port);
    await before.command(command);
    await first.kill();
    const second = await spawnEmbeddedMongo({ dataDir });
    const after = await rawClient(second.port);
    expect(await after.command(command)).toMatchObject({ n: 1, upserted: [{ index: 0, _id: 1 }] });
    expect(await after.command({ find: 'rows', $db: 't' })).toMatchObject({
      cursor: { firstBatch: [{ _id: 1, n: 1 }] },
    });
    after.close();
    await second.stop();
  });
});

describe('a damaged file', () => {
  it.each([
    ['is no database', () => Buffer.alloc(8192, 0xab), /does not begin as a database does/],
    ['was cut short', (whole: Buffer) => whole.subarray(0, 12_288), /was cut short/],
  ])('that %s is said, not served', async (_, damage, message) => {
    const dataDir = newFolder();
    const first = await spawnEmbeddedMongo({ dataDir });
    await withClient(first, async (client) => {
      await client
        .db('t')
        .collection('rows')
        .insertMany(Array.from({ length: 2000 }, (_row, n) => ({ n })));
    });
    await first.stop();
    const file = join(dataDir, 'db', 'quad.mdb');
    writeFileSync(file, damage(readFileSync(file)));
    await expect(spawnEmbeddedMongo({ dataDir })).rejects.toThrow(message);
  });
});

describe('the process', () => {
  const start = (env: Record<string, string>) =>
    new Promise<{ code: number | null; err: string; out: string }>((resolve) => {
      const child = spawn(process.execPath, [fileURLToPath(new URL('../src/main.ts', import.meta.url))], {
        env: { PATH: process.env.PATH ?? '', ...env },
      });
      let err = '';
      let out = '';
      child.stderr.on('data', (chunk: Buffer) => {
        err += chunk.toString();
      });
      child.stdout.on('data', (chunk: Buffer) => {
        out += chunk.toString();
      });
      child.once('exit', (code) => resolve({ code, err, out }));
    });

  it('refuses a data folder that another process owns, in one sentence', async () => {
    const dataDir = newFolder();
    const server = await spawnEmbeddedMongo({ dataDir });
    const second = await start({ QUAD_DATA: dataDir });
    expect(second).toEqual({
      code: 1,
      out: '',
      err: `The data folder ${join(dataDir, 'db')} is in use by process ${server.pid}; stop that process, or set QUAD_DATA to another folder.\n`,
    });
    await server.stop();
  });

  it('ends with the process that started it, when told to', async () => {
    const child = spawn(process.execPath, [fileURLToPath(new URL('../src/main.ts', import.meta.url))], {
      env: { PATH: process.env.PATH ?? '', QUAD_DATA: newFolder(), QUAD_STOP_WITH_PARENT: '1' },
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    await once(child.stdout, 'data');
    child.stdin.destroy();
    expect(await once(child, 'exit')).toEqual([0, null]);
  });

  it('takes over a lock whose process is gone, also when its pid was given to another', async () => {
    const dataDir = newFolder();
    const first = await spawnEmbeddedMongo({ dataDir });
    await first.stop();
    writeFileSync(join(dataDir, 'db', 'owner.json'), JSON.stringify({ pid: process.pid, started: '1' }));
    const second = await spawnEmbeddedMongo({ dataDir });
    await second.stop();
  });

  it.each([
    ['production', { QUAD_DATA: '/nowhere', NODE_ENV: 'production' }, /NODE_ENV is production/],
    ['other machines', { QUAD_DATA: '/nowhere', HOST: '0.0.0.0' }, /loopback only/],
    ['a bad port', { QUAD_DATA: '/nowhere', PORT: 'x' }, /PORT is "x"/],
    ['no data folder', {}, /QUAD_DATA is not set/],
  ])('refuses %s', async (_, env, message) => {
    const ended = await start(env);
    expect(ended.code).toBe(1);
    expect(ended.err).toMatch(message);
  });
});
