import { rmSync } from 'node:fs';
import { MongoClient as Client, Long, type MongoClient, UUID } from 'mongodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type EmbeddedMongo, startEmbeddedMongo } from '../src/index.ts';
import { rawClient } from './raw-client.ts';
import { newFolder } from './server.ts';

/** Our own rule, since one machine knows when a client died: MongoDB waits for the transaction's lifetime to end. */
describe('a transaction whose client is gone', () => {
  const folder = newFolder();
  let server: EmbeddedMongo;
  let client: MongoClient;

  beforeAll(async () => {
    server = await startEmbeddedMongo({ dataDir: folder });
    client = await new Client(server.uri).connect();
    await client.db('x').collection<{ _id: number; n: number }>('rows').insertOne({ _id: 1, n: 1 });
  });
  afterAll(async () => {
    await client.close();
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const update = (lsid: object, more: object, n: number) => ({
    update: 'rows',
    updates: [{ q: { _id: 1 }, u: { $set: { n } } }],
    lsid,
    txnNumber: Long.fromNumber(1),
    autocommit: false,
    ...more,
    $db: 'x',
  });

  it('is aborted, so that nobody waits for what it holds', async () => {
    const dying = await rawClient(server.port);
    const lsid = { id: new UUID() };
    expect(await dying.command(update(lsid, { startTransaction: true }, 50))).toMatchObject({ ok: 1 });
    dying.close();
    const rows = client.db('x').collection<{ _id: number; n: number }>('rows');
    const changed = await rows.findOneAndUpdate(
      { _id: 1 },
      { $inc: { n: 1 } },
      { returnDocument: 'after', maxTimeMS: 5_000 },
    );
    expect(changed).toEqual({ _id: 1, n: 2 });
  });

  it('goes on while one of the connections that it used is open', async () => {
    const [first, second] = [await rawClient(server.port), await rawClient(server.port)];
    const lsid = { id: new UUID() };
    await first.command(update(lsid, { startTransaction: true }, 60));
    await second.command(update(lsid, {}, 61));
    first.close();
    await client.db('x').command({ ping: 1 });
    const commit = {
      commitTransaction: 1,
      lsid,
      txnNumber: Long.fromNumber(1),
      autocommit: false,
      $db: 'admin',
    };
    expect(await second.command(commit)).toMatchObject({ ok: 1 });
    second.close();
    expect(await client.db('x').collection<{ _id: number; n: number }>('rows').findOne({ _id: 1 })).toEqual({
      _id: 1,
      n: 61,
    });
  });
});
