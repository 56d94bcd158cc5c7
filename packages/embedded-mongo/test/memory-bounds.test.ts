import { Binary } from 'mongodb';
import { beforeAll, describe, expect, it } from 'vitest';
import { useServer } from './server.ts';

const { db } = useServer();

describe('a hundred megabytes', () => {
  beforeAll(async () => {
    for (let _id = 0; _id < 7; _id++)
      await db()
        .collection<{ _id: number; order: number; load: Binary }>('heavy')
        .insertOne({ _id, order: -_id, load: new Binary(Buffer.alloc(15 * 1024 * 1024, _id)) });
  }, 60_000);

  const heavy = () => db().collection('heavy');

  // A real server would use the disk, as `allowDiskUseByDefault` lets it; that is switched off here, as by a client.
  it('is more than is sorted in memory', async () => {
    await expect(
      heavy().find({}, { allowDiskUse: false }).sort({ order: 1 }).toArray(),
    ).rejects.toMatchObject({ code: 292 });
  });

  it('is sorted where only the first are asked for, and by an index', async () => {
    const first = await heavy()
      .find({}, { projection: { load: 0 } })
      .sort({ order: 1 })
      .limit(2)
      .toArray();
    expect(first.map(({ _id }) => Number(_id))).toEqual([6, 5]);
    await heavy().createIndex({ order: 1 });
    const all = await heavy()
      .find({}, { projection: { load: 0 } })
      .sort({ order: 1 })
      .toArray();
    expect(all.map(({ _id }) => Number(_id))).toEqual([6, 5, 4, 3, 2, 1, 0]);
  });

  it('is more than a $group gathers', async () => {
    const gathered = heavy().aggregate([{ $group: { _id: null, all: { $push: '$load' } } }], {
      allowDiskUse: false,
    });
    await expect(gathered.toArray()).rejects.toMatchObject({
      code: expect.toSatisfy((code) => [146, 292].includes(code)),
    });
  });

  it('is read through cursors that stay open, side by side', async () => {
    const cursors = Array.from({ length: 20 }, () => heavy().find({}, { batchSize: 1 }));
    for (let place = 0; place < 3; place++) {
      for (const cursor of cursors) expect(Number((await cursor.next())?._id)).toBe(place);
    }
    for (const cursor of cursors) await cursor.close();
  }, 60_000);
});
