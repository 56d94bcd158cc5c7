import { Long, UUID } from 'mongodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type EmbeddedMongo, startEmbeddedMongo } from '../src/index.ts';
import { rawClient } from './raw-client.ts';
import { newFolder } from './server.ts';

let server: EmbeddedMongo;
beforeAll(async () => {
  server = await startEmbeddedMongo({ dataDir: newFolder() });
});
afterAll(() => server.close());

const lsid = (last: number) => ({ id: new UUID(`00000000-0000-4000-8000-00000000000${last}`) });
const numbered = (session: number, number: number) => ({
  $db: 't',
  lsid: lsid(session),
  txnNumber: Long.fromNumber(number),
});

describe('a retryable write', () => {
  it('is done once, also when it is sent again over another connection', async () => {
    const command = {
      update: 'rows',
      updates: [{ q: { _id: 1 }, u: { $inc: { n: 1 } }, upsert: true }],
      ...numbered(1, 1),
    };
    const first = await rawClient(server.port);
    const done = await first.command(command);
    first.close();
    const second = await rawClient(server.port);
    expect(await second.command(command)).toMatchObject({ n: done.n, upserted: done.upserted, ok: 1 });
    expect(await second.command({ find: 'rows', $db: 't' })).toMatchObject({
      cursor: { firstBatch: [{ _id: 1, n: 1 }] },
    });
    second.close();
  });

  it('gives findAndModify its first answer again', async () => {
    const client = await rawClient(server.port);
    const command = {
      findAndModify: 'counters',
      query: { _id: 'c' },
      update: { $inc: { n: 1 } },
      upsert: true,
      new: true,
      ...numbered(2, 1),
    };
    expect(await client.command(command)).toMatchObject({ value: { n: 1 } });
    expect(await client.command(command)).toMatchObject({ value: { n: 1 } });
    expect(await client.command({ ...command, ...numbered(2, 2) })).toMatchObject({ value: { n: 2 } });
    client.close();
  });

  it('is refused when its session has gone on', async () => {
    const client = await rawClient(server.port);
    const insert = (number: number, _id: number) =>
      client.command({ insert: 'late', documents: [{ _id }], ...numbered(3, number) });
    expect(await insert(5, 1)).toMatchObject({ ok: 1, n: 1 });
    expect(await insert(4, 2)).toMatchObject({ ok: 0, code: 225 });
    client.close();
  });

  it('is not remembered when the command as a whole was refused', async () => {
    const client = await rawClient(server.port);
    const refused = await client.command({
      findAndModify: 'rows',
      query: { _id: 1 },
      update: { $inc: { n: 'x' } },
      ...numbered(4, 1),
    });
    expect(refused).toMatchObject({ ok: 0, code: 14 });
    const repaired = await client.command({
      findAndModify: 'rows',
      query: { _id: 1 },
      update: { $inc: { n: 1 } },
      new: true,
      ...numbered(4, 1),
    });
    expect(repaired).toMatchObject({ ok: 1, value: { n: 2 } });
    client.close();
  });
});

describe('a transaction by hand', () => {
  it('refuses a statement whose transaction was never begun', async () => {
    const client = await rawClient(server.port);
    expect(await client.command({ find: 'rows', ...numbered(5, 1), autocommit: false })).toMatchObject({
      ok: 0,
      code: 251,
      errorLabels: ['TransientTransactionError'],
    });
    client.close();
  });

  it('confirms a commit to a client that lost the answer and came back', async () => {
    const begin = { ...numbered(6, 1), autocommit: false };
    const first = await rawClient(server.port);
    await first.command({ insert: 'kept', documents: [{ _id: 1 }], startTransaction: true, ...begin });
    expect(await first.command({ commitTransaction: 1, ...begin, $db: 'admin' })).toMatchObject({ ok: 1 });
    first.close();
    const second = await rawClient(server.port);
    expect(await second.command({ commitTransaction: 1, ...begin, $db: 'admin' })).toMatchObject({ ok: 1 });
    expect(await second.command({ abortTransaction: 1, ...begin, $db: 'admin' })).toMatchObject({
      ok: 0,
      code: 256,
    });
    second.close();
  });
});
