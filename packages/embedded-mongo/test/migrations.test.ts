import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { MongoClient } from 'mongodb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadDatabase, openDatabaseCopy } from '../src/backup/index.ts';
import { startEmbeddedMongo } from '../src/index.ts';
import { Environment } from '../src/storage/environment.ts';
import { OLDEST_FORMAT, VERSION_KEY } from '../src/storage/format.ts';
import { FORMAT, MIGRATIONS } from '../src/storage/migrations/list.ts';
import { openEnvironment } from '../src/storage/open-environment.ts';
import { BATCH, rewriteRows } from './migrating.ts';
import { newFolder } from './server.ts';

type Row = { _id: number; n: number; times?: number };

/** Four full batches and one that finds nothing left. */
const ROWS = BATCH * 4;

let dataDir: string;
beforeEach(async () => {
  dataDir = newFolder();
  const server = await startEmbeddedMongo({ dataDir });
  const client = new MongoClient(server.uri);
  const rows = client.db('t').collection<Row>('rows');
  await rows.createIndex({ n: 1 }, { unique: true });
  await rows.insertMany(Array.from({ length: ROWS }, (_, _id) => ({ _id, n: _id * 10 })));
  await client.db('t').collection('others').insertOne({ n: 1 });
  await client.close();
  await server.close();
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

function run(file: string, args: string[], env: Record<string, string> = {}) {
  return new Promise<{ code: number | null; signal: string | null; out: string; err: string }>((resolve) => {
    const child = spawn(process.execPath, [fileURLToPath(new URL(file, import.meta.url)), ...args], {
      env: { PATH: process.env.PATH ?? '', ...env },
    });
    let [out, err] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString();
    });
    child.stderr.on('data', (chunk: Buffer) => {
      err += chunk.toString();
    });
    child.once('exit', (code, signal) => resolve({ code, signal, out, err }));
  });
}
const startProduction = () => run('../src/main.ts', [], { QUAD_DATA: dataDir });
const migrateAndDie = (when: 'in' | 'behind' | 'never') => run('./migrating.ts', [dataDir, when]);

async function write(key: Buffer, value: Buffer | undefined): Promise<void> {
  const environment = new Environment(join(dataDir, 'db'));
  environment.commit(() => (value === undefined ? environment.remove(key) : environment.put(key, value)));
  await environment.close();
}

async function expectMigratedOnce(): Promise<void> {
  const server = await startEmbeddedMongo({ dataDir }, [...MIGRATIONS, rewriteRows()]);
  const client = new MongoClient(server.uri);
  const rows = client.db('t').collection<Row>('rows');
  expect(await rows.find().sort({ _id: 1 }).toArray()).toEqual(
    Array.from({ length: ROWS }, (_, _id) => ({ _id, n: _id * 10, times: 1 })),
  );
  expect(await rows.countDocuments({ n: { $gte: 0 } })).toBe(ROWS);
  await expect(rows.insertOne({ _id: -1, n: 10 })).rejects.toMatchObject({ code: 11000 });
  expect(
    await client
      .db('t')
      .collection('others')
      .countDocuments({ times: { $exists: true } }),
  ).toBe(0);
  await client.close();
  await server.close();
}

describe('a migration', () => {
  it('that is killed in every batch goes on at the next start and does each row once', {
    timeout: 60_000,
  }, async () => {
    // Each start does one batch and dies in the next: so every batch but the first is begun twice.
    const begun: number[] = [];
    for (let last: Awaited<ReturnType<typeof run>> | undefined; last?.code !== 0; ) {
      last = await migrateAndDie('in');
      begun.push(last.out.split('\n').filter((line) => line === 'batch').length);
      if (last.code !== 0) expect({ ...last, out: '' }).toMatchObject({ signal: 'SIGKILL' });
      expect(begun.length).toBeLessThan(10);
      if (begun.length === 1)
        expect((await startProduction()).err, 'half migrated, for an older program').toContain(
          `was written by a newer Quad (format ${FORMAT + 1}, this one reads ${FORMAT})`,
        );
    }
    expect(begun).toEqual([2, 2, 2, 2, 1]);
    await expectMigratedOnce();
  });

  it('that is killed behind a commit goes on behind it', { timeout: 60_000 }, async () => {
    const begun: number[] = [];
    for (let code: number | null = null; code !== 0; ) {
      const died = await migrateAndDie('behind');
      code = died.code;
      begun.push(died.out.split('\n').filter((line) => line === 'batch').length);
    }
    // A process that is killed loses nothing of what it committed: two batches each time.
    expect(begun).toEqual([2, 2, 1]);
    await expectMigratedOnce();
  });

  it('that is done is not done again', async () => {
    expect(await migrateAndDie('never')).toMatchObject({ code: 0 });
    expect(await migrateAndDie('in')).toMatchObject({ code: 0, out: '' });
    await expectMigratedOnce();
  });

  it('is not done where nothing is stored yet', async () => {
    const empty = newFolder();
    const environment = await openEnvironment(join(empty, 'db'), [...MIGRATIONS, rewriteRows()]);
    expect(environment.get(VERSION_KEY)).toEqual(Buffer.from([FORMAT + 1]));
    await environment.close();
    rmSync(empty, { recursive: true });
  });

  it('that fails ends the start, and leaves the folder free and as it was', async () => {
    const failing = {
      ...rewriteRows(),
      batch: () => {
        throw new Error('row 7 is no row');
      },
    };
    await expect(startEmbeddedMongo({ dataDir }, [...MIGRATIONS, failing])).rejects.toThrow(
      'row 7 is no row',
    );
    const server = await startEmbeddedMongo({ dataDir });
    await server.close();
  });

  it('leads to the next format and no other', async () => {
    await expect(
      startEmbeddedMongo({ dataDir }, [...MIGRATIONS, { ...rewriteRows(), to: FORMAT + 2 }]),
    ).rejects.toThrow(`leads to format ${FORMAT + 2}; in its place of the list it must be ${FORMAT + 1}`);
  });
});

describe('the format of a data folder', () => {
  it('that is newer is refused by an older program, with exit code 1', async () => {
    await migrateAndDie('never');
    expect(await startProduction()).toEqual({
      code: 1,
      signal: null,
      out: '',
      err: `This data folder was written by a newer Quad (format ${FORMAT + 1}, this one reads ${FORMAT}); start that version, or use another QUAD_DATA.\n`,
    });
  });

  it.each([
    ['zero', Buffer.from([0]), 'the format of its database reads 00'],
    ['two bytes', Buffer.from([1, 1]), 'the format of its database reads 0101'],
    ['nothing', Buffer.alloc(0), 'the format of its database reads nothing'],
    ['missing', undefined, 'holds entries and does not say in which format'],
  ])('that is %s is said to be damaged', async (_, value, message) => {
    await write(VERSION_KEY, value);
    const ended = await startProduction();
    expect(ended).toMatchObject({ code: 1, out: '' });
    expect(ended.err).toContain(`The data folder is damaged: `);
    expect(ended.err).toContain(message);
  });

  it('says it when what a migration left belongs to another format', async () => {
    await migrateAndDie('in');
    await write(VERSION_KEY, Buffer.from([FORMAT]));
    expect((await startProduction()).err).toContain('what its migration left cannot belong to that');
  });
});

it('a backup of a folder that is half migrated is restored half migrated, and goes on', {
  timeout: 30_000,
}, async () => {
  expect(await migrateAndDie('in')).toMatchObject({ signal: 'SIGKILL' });
  const copy = await openDatabaseCopy(dataDir, 'file');
  const elsewhere = newFolder();
  expect(await loadDatabase(elsewhere, copy.content)).toMatchObject({ format: FORMAT + 1 });
  await copy.close();
  rmSync(dataDir, { recursive: true });
  dataDir = elsewhere;
  await expectMigratedOnce();
});

it('a backup of the oldest format is restored and brought up to date at the start', async () => {
  const [old, elsewhere] = [newFolder(), newFolder()];
  const before = await startEmbeddedMongo({ dataDir: old }, []);
  const writing = new MongoClient(before.uri);
  await writing.db('t').collection<Row>('rows').createIndex({ n: 1 }, { unique: true });
  await writing.db('t').collection<Row>('rows').insertOne({ _id: 7, n: 70 });
  await writing.close();
  await before.close();
  const copy = await openDatabaseCopy(old, 'file');
  expect(copy.format).toBe(OLDEST_FORMAT);
  await loadDatabase(elsewhere, copy.content);
  await copy.close();
  const after = await startEmbeddedMongo({ dataDir: elsewhere });
  const reading = new MongoClient(after.uri);
  expect(await reading.db('t').collection<Row>('rows').findOne({ n: 70 })).toEqual({ _id: 7, n: 70 });
  await reading.close();
  await after.close();
  const again = await openDatabaseCopy(elsewhere, 'file');
  expect(again.format).toBe(FORMAT);
  await again.close();
  for (const folder of [old, elsewhere]) rmSync(folder, { recursive: true });
});
