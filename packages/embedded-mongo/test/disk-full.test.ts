import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { MongoClient } from 'mongodb';
import { expect, it } from 'vitest';
import { spawnEmbeddedMongo } from '../src/index.ts';
import { newFolder } from './server.ts';

type Row = { _id: number; text: string };

/** A server whose files may not grow beyond so many KiB: the kernel refuses the write (EFBIG), as a full disk does. */
function startConfined(dataDir: string, kib: number) {
  const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));
  const child = spawn(
    'sh',
    ['-c', `trap '' XFSZ; ulimit -f ${kib * 2}; exec "$0" "$1"`, process.execPath, main],
    {
      env: { ...process.env, QUAD_DATA: dataDir, PORT: '0' },
    },
  );
  let err = '';
  child.stderr.on('data', (chunk: Buffer) => {
    err += chunk.toString();
  });
  const ended = new Promise<{ code: number | null; err: string }>((resolve) =>
    child.once('close', (code) => resolve({ code, err })),
  );
  const uri = new Promise<string>((resolve, reject) => {
    child.stdout.once('data', (line: Buffer) => resolve(JSON.parse(line.toString()).uri));
    void ended.then(({ err: said }) => reject(new Error(said)));
  });
  return { uri, ended };
}

it('a full disk stops the process with a sentence; what was acknowledged is there when there is room', {
  timeout: 60_000,
}, async () => {
  const dataDir = newFolder();
  const confined = startConfined(dataDir, 1500);
  const client = new MongoClient(await confined.uri, { retryWrites: false, serverSelectionTimeoutMS: 5000 });
  const acknowledged: number[] = [];
  const rows = client.db('t').collection<Row>('rows');
  await rows.createIndex({ text: 1 });
  for (let _id = 0; _id < 5000; _id++) {
    const done = await rows.insertOne({ _id, text: `${_id} ${'t'.repeat(1500)}` }).then(
      () => true,
      () => false,
    );
    if (!done) break;
    acknowledged.push(_id);
  }
  await client.close();
  const { code, err } = await confined.ended;
  expect(code).toBe(1);
  expect(err).toContain('a commit failed; stopping so that nothing is served that is not stored');
  expect(err).toMatch(/File too large|No space left/);
  expect(acknowledged.length).toBeGreaterThan(20);

  const roomy = await spawnEmbeddedMongo({ dataDir });
  const again = new MongoClient(roomy.uri);
  const found = again.db('t').collection<Row>('rows');
  const ids = (await found.find().sort({ _id: 1 }).toArray()).map(({ _id }) => _id);
  expect(ids.slice(0, acknowledged.length)).toEqual(acknowledged);
  expect(ids.length - acknowledged.length).toBeLessThanOrEqual(1);
  await found.insertOne({ _id: 9999, text: 'there is room' });
  expect(await found.countDocuments({ text: /^there/ })).toBe(1);
  await again.close();
  await roomy.stop();
});
