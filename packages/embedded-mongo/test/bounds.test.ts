import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import { BSON, MongoClient } from 'mongodb';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type SpawnedMongo, spawnEmbeddedMongo } from '../src/index.ts';
import { rawClient } from './raw-client.ts';
import { newFolder } from './server.ts';

const MiB = 1024 * 1024;
const dataDir = newFolder();
let server: SpawnedMongo;

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

beforeAll(async () => {
  server = await spawnEmbeddedMongo({ dataDir });
});
afterAll(async () => {
  await server.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

function message(command: BSON.Document): Buffer {
  const body = BSON.serialize(command);
  const head = Buffer.alloc(21);
  head.writeInt32LE(21 + body.length, 0);
  head.writeInt32LE(2013, 12);
  return Buffer.concat([head, body]);
}

async function socketTo(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  return socket;
}

async function expectAnswers(): Promise<void> {
  const client = await rawClient(server.port);
  expect(await client.command({ ping: 1, $db: 'admin' })).toMatchObject({ ok: 1 });
  client.close();
}

describe('documents', () => {
  it('takes one of 16 MB and refuses one byte more with MongoDB’s code', async () => {
    const client = await rawClient(server.port);
    const empty = BSON.calculateObjectSize({ _id: 1, text: '' });
    const insert = (bytes: number): Promise<BSON.Document> =>
      client.command({
        insert: 'large',
        documents: [{ _id: 1, text: 'x'.repeat(bytes - empty) }],
        $db: 'bounds',
      });
    const refused = await insert(16 * MiB + 1);
    expect(refused.writeErrors?.[0] ?? refused).toMatchObject({ code: 10334 });
    expect(await insert(16 * MiB)).toMatchObject({ ok: 1, n: 1 });
    const grown = await client.command({
      update: 'large',
      updates: [{ q: { _id: 1 }, u: { $set: { more: 'x' } } }],
      $db: 'bounds',
    });
    expect(grown.writeErrors?.[0] ?? grown).toMatchObject({ code: 10334 });
    client.close();
  });
});

describe('messages', () => {
  it('closes a connection that announces more than 48 MB, and goes on for others', async () => {
    const socket = await socketTo(server.port);
    const head = Buffer.alloc(16);
    head.writeInt32LE(48_000_001, 0);
    head.writeInt32LE(2013, 12);
    socket.write(head);
    await once(socket, 'close');
    await expectAnswers();
  });

  it('keeps little for a client that asks and does not read', async () => {
    const client = await MongoClient.connect(server.uri);
    const rows = client.db('bounds').collection<{ _id: number; text: string }>('rows');
    await rows.insertMany(Array.from({ length: 8 }, (_, n) => ({ _id: n, text: 'y'.repeat(MiB) })));
    const memory = (): number =>
      Number(/^RssAnon:\s+(\d+) kB/m.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))?.[1] ?? 0) /
      1024;
    const socket = await socketTo(server.port);
    socket.pause();
    const ask = message({ find: 'rows', $db: 'bounds' });
    for (let n = 0; n < 130; n++) socket.write(ask);
    // Others are served meanwhile; 130 first batches of three rows would be 390 MB.
    for (let n = 0; n < 10; n++) expect(await rows.countDocuments({ _id: 1 })).toBe(1);
    if (process.platform === 'linux') expect(memory()).toBeLessThan(300);
    // All of them come once it reads.
    let bytes = 0;
    socket.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
    });
    socket.resume();
    while (bytes < 390 * MiB) await once(socket, 'data');
    socket.destroy();
    await client.close();
  });
});

describe('connections', () => {
  it('serves 2,000 and turns the next away', async () => {
    const sockets: Socket[] = [];
    let turnedAway = false;
    while (sockets.length < 2100 && !turnedAway) {
      const socket = await socketTo(server.port);
      socket.write(message({ ping: 1, $db: 'admin' }));
      const answered = await new Promise<boolean>((resolve) => {
        socket.once('data', () => resolve(true));
        socket.once('close', () => resolve(false));
      });
      if (answered) sockets.push(socket);
      else turnedAway = true;
    }
    expect(turnedAway).toBe(true);
    expect(sockets.length).toBeGreaterThan(1990);
    expect(sockets.length).toBeLessThanOrEqual(2000);
    for (const socket of sockets) socket.destroy();
    await vi.waitFor(expectAnswers, { timeout: 20_000 });
  });
});

describe('the log', () => {
  it('tells of a slow operation what and how long, and no value of it', async () => {
    const folder = newFolder();
    const child = spawn(process.execPath, [fileURLToPath(new URL('../src/main.ts', import.meta.url))], {
      env: { ...process.env, QUAD_DATA: folder, PORT: '0' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let log = '';
    child.stderr.on('data', (chunk: Buffer) => {
      log += chunk.toString();
    });
    const [said] = await once(child.stdout, 'data');
    const { uri } = JSON.parse(String(said));
    const client = await MongoClient.connect(uri);
    const people = client.db('school').collection<{ _id: number; name: string; mark: number }>('people');
    await people.insertOne({ _id: 1, name: 'Secretname', mark: 4711 });
    const session = client.startSession();
    session.startTransaction();
    await people.updateOne({ _id: 1 }, { $set: { mark: 4712 } }, { session });
    // Waits for the transaction, and is slow for it.
    const waiting = people.findOneAndUpdate({ name: 'Secretname' }, { $set: { mark: 4713 } });
    await new Promise((resolve) => setTimeout(resolve, 400));
    await session.commitTransaction();
    await waiting;
    await session.endSession();
    await client.close();
    child.kill('SIGTERM');
    await once(child, 'exit');
    rmSync(folder, { recursive: true, force: true });
    const slow = log
      .split('\n')
      .filter((line) => line.includes('slow operation'))
      .map((line) => JSON.parse(line));
    expect(slow).toContainEqual(
      expect.objectContaining({ command: 'findAndModify', collection: 'people', filterFields: ['name'] }),
    );
    expect(log).not.toMatch(/Secretname|471/);
  });
});
