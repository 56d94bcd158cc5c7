import { type ClientSession, ReadConcern } from 'mongodb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { useServer } from './server.ts';

const { db, client } = useServer();
const names = async () =>
  (await db().listCollections({}, { nameOnly: true }).toArray()).map(({ name }) => name);
let session: ClientSession;

beforeEach(async () => {
  await db().dropDatabase();
  session = client().startSession();
  session.startTransaction({ readConcern: new ReadConcern('local') });
});

afterEach(() => session.endSession());

describe('a collection that a transaction makes', () => {
  it('is there for others only when the transaction is committed', async () => {
    await db().createCollection('made', { session });
    await db().collection('written').insertOne({ n: 1 }, { session });
    await db()
      .collection('upserted')
      .updateOne({ n: 1 }, { $set: { a: 1 } }, { session, upsert: true });
    expect(await names()).toEqual([]);
    expect(await db().collection('written').countDocuments({}, { session })).toBe(1);
    await session.commitTransaction();
    expect((await names()).sort()).toEqual(['made', 'upserted', 'written']);
    expect(await db().collection('written').countDocuments({})).toBe(1);
  });

  it('was never there when the transaction is aborted', async () => {
    await db().collection('gone').insertOne({ n: 1 }, { session });
    await session.abortTransaction();
    expect(await names()).toEqual([]);
    await db().collection('gone').insertOne({ n: 2 });
    expect(
      await db()
        .collection('gone')
        .find({}, { projection: { _id: 0 } })
        .toArray(),
    ).toEqual([{ n: 2 }]);
  });

  it('has indexes, which hold inside the transaction and after it', async () => {
    const rows = db().collection<{ _id: number; key: number }>('indexed');
    await rows.createIndex({ key: 1 }, { unique: true, session });
    await rows.insertOne({ _id: 1, key: 1 }, { session });
    await session.commitTransaction();
    await expect(rows.insertOne({ _id: 2, key: 1 })).rejects.toMatchObject({ code: 11000 });
    expect((await rows.indexes()).map(({ name }) => name)).toEqual(['_id_', 'key_1']);
  });

  it('cannot be made by two at once: the first one wins', async () => {
    const second = client().startSession();
    second.startTransaction();
    await db().collection('both').insertOne({ n: 1 }, { session });
    await expect(db().collection('both').insertOne({ n: 2 }, { session: second })).rejects.toMatchObject({
      code: 112,
      errorLabels: ['TransientTransactionError'],
    });
    await second.endSession();
    await session.commitTransaction();
    expect(await db().collection('both').countDocuments({})).toBe(1);
  });

  it('lets a write outside wait until the transaction ends', async () => {
    await db().collection('awaited').insertOne({ n: 1 }, { session });
    const outside = db().collection('awaited').insertOne({ n: 2 });
    const index = db().collection('awaited').createIndex({ n: 1 });
    expect(await names()).toEqual([]);
    await session.commitTransaction();
    await Promise.all([outside, index]);
    expect(await db().collection('awaited').countDocuments({})).toBe(2);
    expect(await db().collection('awaited').indexes()).toHaveLength(2);
  });
});

describe('a transaction refuses', () => {
  it('to make a collection that is there', async () => {
    await db().createCollection('there');
    await expect(db().createCollection('there', { session })).rejects.toMatchObject({ code: 48 });
  });

  it('to index a collection that is older than itself', async () => {
    await db().createCollection('older');
    await expect(db().collection('older').createIndex({ a: 1 }, { session })).rejects.toMatchObject({
      code: 263,
      message: expect.stringContaining('Cannot create new indexes on existing collection'),
    });
  });

  it('to index a collection into which it has written', async () => {
    await db().collection('full').insertOne({ a: 1 }, { session });
    await expect(db().collection('full').createIndex({ a: 1 }, { session })).rejects.toMatchObject({
      code: 263,
      message: expect.stringContaining('Cannot create new indexes on non-empty collection'),
    });
  });
});
