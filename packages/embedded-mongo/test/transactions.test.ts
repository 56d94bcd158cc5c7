import { beforeEach, describe, expect, it } from 'vitest';
import { useServer } from './server.ts';

const { db, client } = useServer();
const rows = () => db().collection<{ _id: number; n: number; key?: string }>('rows');

beforeEach(async () => {
  await rows().deleteMany({});
  await rows().createIndex({ key: 1 }, { unique: true, sparse: true });
  await rows().insertMany([
    { _id: 1, n: 1 },
    { _id: 2, n: 2 },
  ]);
});

describe('a transaction', () => {
  it('reads the moment at which it began, and its own writes', async () => {
    const session = client().startSession();
    session.startTransaction();
    expect(await rows().findOne({ _id: 1 }, { session })).toMatchObject({ n: 1 });
    await rows().updateOne({ _id: 1 }, { $set: { n: 50 } });
    await rows().insertOne({ _id: 3, n: 3 });
    await rows().insertOne({ _id: 4, n: 4 }, { session });
    expect(await rows().find({}, { session }).sort({ _id: 1 }).toArray()).toEqual([
      { _id: 1, n: 1 },
      { _id: 2, n: 2 },
      { _id: 4, n: 4 },
    ]);
    expect(await rows().countDocuments({})).toBe(3);
    await session.commitTransaction();
    expect(await rows().countDocuments({})).toBe(4);
    await session.endSession();
  });

  it('gives way to the first writer', async () => {
    const [first, second] = [client().startSession(), client().startSession()];
    first.startTransaction();
    second.startTransaction();
    await rows().updateOne({ _id: 1 }, { $inc: { n: 1 } }, { session: first });
    await expect(
      rows().updateOne({ _id: 1 }, { $inc: { n: 10 } }, { session: second }),
    ).rejects.toMatchObject({
      code: 112,
      errorLabels: ['TransientTransactionError'],
    });
    await first.commitTransaction();
    expect(await rows().findOne({ _id: 1 })).toEqual({ _id: 1, n: 2 });
    await first.endSession();
    await second.endSession();
  });

  it('conflicts with a write that was committed after it began', async () => {
    const session = client().startSession();
    session.startTransaction();
    await rows().findOne({ _id: 2 }, { session });
    await rows().updateOne({ _id: 1 }, { $inc: { n: 1 } });
    await expect(rows().deleteOne({ _id: 1 }, { session })).rejects.toMatchObject({ code: 112 });
    await session.endSession();
  });

  it('conflicts over a unique key before either is committed', async () => {
    const [first, second] = [client().startSession(), client().startSession()];
    first.startTransaction();
    second.startTransaction();
    await rows().insertOne({ _id: 10, n: 0, key: 'k' }, { session: first });
    await expect(rows().insertOne({ _id: 11, n: 0, key: 'k' }, { session: second })).rejects.toMatchObject({
      code: 112,
    });
    await first.abortTransaction();
    await rows().insertOne({ _id: 12, n: 0, key: 'k' });
    await first.endSession();
    await second.endSession();
  });

  it('lets a write outside wait until it ends', async () => {
    const session = client().startSession();
    session.startTransaction();
    await rows().updateOne({ _id: 1 }, { $set: { n: 100 } }, { session });
    const outside = rows().updateOne({ _id: 1 }, { $inc: { n: 1 } });
    await rows().findOne({ _id: 2 });
    await session.commitTransaction();
    await outside;
    expect(await rows().findOne({ _id: 1 })).toEqual({ _id: 1, n: 101 });
    await session.endSession();
  });

  it('is over after a refused statement', async () => {
    const session = client().startSession();
    session.startTransaction();
    await expect(rows().insertOne({ _id: 1, n: 0 }, { session })).rejects.toMatchObject({ code: 11000 });
    await expect(rows().findOne({}, { session })).rejects.toMatchObject({ code: 251 });
    await session.endSession();
  });

  it('leaves nothing when it is aborted', async () => {
    const session = client().startSession();
    session.startTransaction();
    await rows().insertOne({ _id: 20, n: 0, key: 'gone' }, { session });
    await rows().deleteOne({ _id: 1 }, { session });
    await session.abortTransaction();
    expect(await rows().countDocuments({})).toBe(2);
    expect(await rows().findOne({ key: 'gone' })).toBeNull();
    await session.endSession();
  });

  it('uses indexes on its own writes too', async () => {
    const session = client().startSession();
    await session.withTransaction(async () => {
      await rows().insertOne({ _id: 30, n: 0, key: 'm' }, { session });
      await rows().updateOne({ key: 'm' }, { $set: { key: 'q' } }, { session });
      expect(await rows().findOne({ key: 'm' }, { session })).toBeNull();
      expect(
        await rows()
          .find({ key: { $gte: 'a' } }, { session })
          .toArray(),
      ).toHaveLength(1);
    });
    expect(await rows().findOne({ key: 'q' })).toMatchObject({ _id: 30 });
    await session.endSession();
  });

  it('confirms a commit that is asked for twice', async () => {
    const session = client().startSession();
    session.startTransaction();
    await rows().insertOne({ _id: 40, n: 0 }, { session });
    await session.commitTransaction();
    await session.commitTransaction();
    expect(await rows().countDocuments({ _id: 40 })).toBe(1);
    await session.endSession();
  });

  it('keeps the sum of all accounts under many at once', { timeout: 30_000 }, async () => {
    await rows().deleteMany({});
    await rows().insertMany(Array.from({ length: 6 }, (_, _id) => ({ _id, n: 100 })));
    const move = async (from: number, to: number, amount: number): Promise<void> => {
      const session = client().startSession();
      await session.withTransaction(async () => {
        await rows().updateOne({ _id: from }, { $inc: { n: -amount } }, { session });
        await rows().updateOne({ _id: to }, { $inc: { n: amount } }, { session });
      });
      await session.endSession();
    };
    let torn = 0;
    const watch = async (): Promise<void> => {
      const [found] = await rows()
        .aggregate([{ $group: { _id: null, sum: { $sum: '$n' } } }])
        .toArray();
      if (found?.sum !== 600) torn += 1;
    };
    const workers = Array.from({ length: 6 }, async (_, worker) => {
      for (let i = 0; i < 10; i++) {
        await move((worker + i) % 6, (worker + 2 * i + 1) % 6, 1 + ((worker * i) % 5));
        await watch();
      }
    });
    await Promise.all(workers);
    await watch();
    expect(torn).toBe(0);
  });
});
