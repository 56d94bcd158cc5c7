import { beforeEach, describe, expect, it } from 'vitest';
import { useServer } from './server.ts';

const { db } = useServer();
const rows = () => db().collection<{ _id: number; n: number }>('rows');
const all = () => rows().find().sort({ _id: 1 }).toArray();

beforeEach(async () => {
  await rows().deleteMany({});
  await rows().insertMany([1, 2].map((n) => ({ _id: n, n })));
});

describe('an update by pipeline', () => {
  it('changes each document by its own fields', async () => {
    const done = await rows().updateMany({}, [{ $set: { n: { $add: ['$n', '$_id'] } } }]);
    expect(done).toMatchObject({ matchedCount: 2, modifiedCount: 2 });
    expect(await all()).toEqual([
      { _id: 1, n: 2 },
      { _id: 2, n: 4 },
    ]);
  });

  it('counts a document that it leaves as it was as matched alone', async () => {
    expect(await rows().updateOne({ _id: 1 }, [{ $set: { n: '$_id' } }])).toMatchObject({
      matchedCount: 1,
      modifiedCount: 0,
    });
  });

  it('begins, when it upserts, with what the query says', async () => {
    await rows().updateOne({ _id: 7, n: 70 }, [{ $set: { n: { $add: ['$n', 1] } } }], { upsert: true });
    expect(await rows().findOne({ _id: 7 })).toEqual({ _id: 7, n: 71 });
  });

  it('keeps unique keys', async () => {
    await rows().createIndex({ n: 1 }, { unique: true });
    await expect(rows().updateOne({ _id: 1 }, [{ $set: { n: 2 } }])).rejects.toMatchObject({ code: 11000 });
    await rows().dropIndex('n_1');
  });

  it('gives findOneAndUpdate the document that it made', async () => {
    const options = { returnDocument: 'after' } as const;
    expect(await rows().findOneAndUpdate({ _id: 2 }, [{ $set: { n: 9 } }], options)).toEqual({
      _id: 2,
      n: 9,
    });
  });
});
