import { Decimal128, type Document, Double, Int32, Long } from 'mongodb';
import { beforeEach, describe, expect, it } from 'vitest';
import { useServer } from './server.ts';

const { db } = useServer();
const rows = () => db().collection('rows');

beforeEach(async () => {
  await rows().deleteMany({});
});

describe('an upsert', () => {
  it.each([
    [
      'takes the query’s equalities, then the update',
      { a: 1, 'b.c': 2, d: { $gt: 3 } },
      { $set: { e: 5 } },
      { a: 1, b: { c: 2 }, e: 5 },
    ],
    ['takes null for a value', { a: null }, { $set: { e: 5 } }, { a: null, e: 5 }],
    [
      'takes $eq and a single $in',
      { a: { $eq: 1 }, b: { $in: [2] }, c: { $in: [3, 4] } },
      { $set: { e: 5 } },
      { a: 1, b: 2, e: 5 },
    ],
    ['takes conditions inside $and', { $and: [{ a: 1 }, { b: 2 }] }, { $inc: { a: 1 } }, { a: 2, b: 2 }],
    ['applies $setOnInsert', { a: 1 }, { $setOnInsert: { z: 1 }, $set: { y: 2 } }, { a: 1, y: 2, z: 1 }],
  ])('%s', async (_, query, update, expected) => {
    await rows().updateOne(query as Document, update as Document, { upsert: true });
    const [{ _id, ...rest } = {}] = await rows().find().toArray();
    expect(_id).toBeDefined();
    expect(rest).toEqual(expected);
  });

  it('keeps an _id of the query, also when it is null', async () => {
    await rows().updateOne({ _id: null } as never, { $set: { a: 1 } }, { upsert: true });
    expect(await rows().find().toArray()).toEqual([{ _id: null, a: 1 }]);
  });

  it('by replacement keeps the _id and nothing else of the query', async () => {
    await rows().replaceOne({ _id: 7, a: 1 } as never, { b: 2 }, { upsert: true });
    expect(await rows().find().toArray()).toEqual([{ _id: 7, b: 2 }]);
  });
});

describe('a write', () => {
  it('keeps number types apart', async () => {
    await rows().insertOne({
      _id: 1,
      i: new Int32(1),
      l: Long.fromNumber(1),
      d: new Double(1),
      n: Decimal128.fromString('1.0'),
    } as never);
    await rows().updateOne({ _id: 1 } as never, {
      $inc: { i: new Int32(1), l: new Int32(1), d: new Int32(1), n: new Int32(1) },
    });
    const found = await rows().findOne({}, { promoteValues: false });
    expect(found).toMatchObject({
      i: new Int32(2),
      l: Long.fromNumber(2),
      d: new Double(2),
      n: Decimal128.fromString('2.0'),
    });
    expect(await rows().countDocuments({ i: 2, l: 2, d: 2, n: 2 })).toBe(1);
  });

  it('says what it matched and what it changed', async () => {
    await rows().insertMany([{ a: 1 }, { a: 1 }, { a: 2 }]);
    expect(await rows().updateMany({}, { $set: { a: 1 } })).toMatchObject({
      matchedCount: 3,
      modifiedCount: 1,
    });
    expect(await rows().deleteMany({ a: 1 })).toMatchObject({ deletedCount: 3 });
  });

  it('moves no document into its own way', async () => {
    await rows().createIndex({ n: 1 });
    await rows().insertMany(Array.from({ length: 200 }, (_, n) => ({ n })));
    await rows().updateMany({ n: { $gte: 0 } }, { $inc: { n: 1000 } });
    expect(await rows().countDocuments({ n: { $gte: 1000, $lt: 1200 } })).toBe(200);
  });

  it('by findOneAndUpdate follows the order and the projection', async () => {
    await rows().insertMany([
      { _id: 1, n: 5, x: 1 },
      { _id: 2, n: 9, x: 1 },
    ] as never[]);
    const before = await rows().findOneAndUpdate(
      { x: 1 },
      { $inc: { n: 1 } },
      { sort: { n: -1 }, projection: { n: 1 } },
    );
    expect(before).toEqual({ _id: 2, n: 9 });
    const after = await rows().findOneAndUpdate(
      { x: 1 },
      { $inc: { n: 1 } },
      { sort: { n: -1 }, returnDocument: 'after' },
    );
    expect(after).toEqual({ _id: 2, n: 11, x: 1 });
    expect(await rows().findOneAndDelete({ n: 5 })).toEqual({ _id: 1, n: 5, x: 1 });
    expect(await rows().findOneAndUpdate({ none: 1 }, { $set: { a: 1 } })).toBeNull();
  });
});

describe('a read', () => {
  beforeEach(async () => {
    await rows().insertMany([
      {
        _id: 1,
        a: { b: 1, c: 2 },
        list: [
          { x: 1, y: 1 },
          { x: 2, y: 2 },
        ],
      },
      { _id: 2, a: 'text', list: [1, 2, 3] },
    ] as never[]);
  });

  it.each([
    [{ 'a.b': 1 }, [{ _id: 1, a: { b: 1 } }, { _id: 2 }]],
    [{ a: { b: 1 }, _id: 0 }, [{ a: { b: 1 } }, {}]],
    [
      { 'a.b': 0, list: 0 },
      [
        { _id: 1, a: { c: 2 } },
        { _id: 2, a: 'text' },
      ],
    ],
    [
      { 'list.x': 1 },
      [
        { _id: 1, list: [{ x: 1 }, { x: 2 }] },
        { _id: 2, list: [] },
      ],
    ],
    [
      { list: { $slice: 1 }, a: 0 },
      [
        { _id: 1, list: [{ x: 1, y: 1 }] },
        { _id: 2, list: [1] },
      ],
    ],
    [
      { list: { $slice: [1, 1] }, a: 0 },
      [
        { _id: 1, list: [{ x: 2, y: 2 }] },
        { _id: 2, list: [2] },
      ],
    ],
    [{ list: { $elemMatch: { x: 2 } } }, [{ _id: 1, list: [{ x: 2, y: 2 }] }, { _id: 2 }]],
    [
      { n: { $size: '$list' } },
      [
        { _id: 1, n: 2 },
        { _id: 2, n: 3 },
      ],
    ],
    [{ _id: 1 }, [{ _id: 1 }, { _id: 2 }]],
  ])('projects %j', async (projection, expected) => {
    expect(
      await rows()
        .find({}, { projection, sort: { _id: 1 } })
        .toArray(),
    ).toEqual(expected);
  });

  it('gives distinct values of arrays and documents alike', async () => {
    expect(await rows().distinct('list.x')).toEqual([1, 2]);
    expect(await rows().distinct('list', { _id: 2 } as never)).toEqual([1, 2, 3]);
  });
});
