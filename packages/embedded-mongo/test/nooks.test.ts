import { type Collection, type Document, Long, MongoServerError, Timestamp } from 'mongodb';
import { describe, expect, it } from 'vitest';
import { useServer } from './server.ts';

type Row = { _id: number | number[] | RegExp | Long; [name: string]: unknown };

const server = useServer();
let serial = 0;

async function filled(documents: Row[]): Promise<Collection<Row>> {
  serial += 1;
  const collection = server.db().collection<Row>(`nooks_${serial}`);
  if (documents.length > 0) await collection.insertMany(documents);
  return collection;
}

async function codeOf(attempt: Promise<unknown>): Promise<unknown> {
  try {
    await attempt;
    return undefined;
  } catch (error) {
    return error instanceof MongoServerError ? error.code : error;
  }
}

describe('what a hint asks for', () => {
  it('is obeyed where the index lacks documents', async () => {
    const people = await filled([{ _id: 1, a: 1 }, { _id: 2 }, { _id: 3, a: 9 }]);
    await people.createIndex({ a: 1 }, { name: 'sparse', sparse: true });
    await people.createIndex({ a: 1, b: 1 }, { name: 'part', partialFilterExpression: { a: { $gt: 5 } } });
    expect(await people.find({}).hint('sparse').toArray()).toHaveLength(2);
    expect(await people.find({}).hint('part').toArray()).toHaveLength(1);
    expect(await people.find({}).sort({ a: 1 }).toArray()).toHaveLength(3);
    expect(await people.countDocuments({}, { hint: 'sparse' })).toBe(2);
    const counted = await server.db().command({ count: people.collectionName, hint: 'sparse' });
    expect(counted.n).toBe(2);
  });

  it('is one index', async () => {
    const people = await filled([{ _id: 1, a: 1 }]);
    await people.createIndex({ a: 1 }, { name: 'small', partialFilterExpression: { a: { $lt: 5 } } });
    await people.createIndex({ a: 1 }, { name: 'large', partialFilterExpression: { a: { $gt: 5 } } });
    expect(await codeOf(people.find({}).hint({ a: 1 }).toArray())).toBe(27);
    expect(await codeOf(people.dropIndex('a_1'))).toBe(27);
    const byKey = server.db().command({ dropIndexes: people.collectionName, index: { a: 1 } });
    expect(await codeOf(byKey)).toBe(181);
  });
});

describe('distinct', () => {
  it('gives the elements of a list, and of the lists in it none', async () => {
    const rows = await filled([
      { _id: 1, a: [[1, 2], 3] },
      { _id: 2, a: [{ b: [5, 6] }, { b: 7 }, {}] },
      { _id: 3, a: null },
    ]);
    expect(await rows.distinct('a.b')).toEqual([5, 6, 7]);
    expect(await rows.distinct('a', { _id: 1 })).toEqual([[1, 2], 3]);
    expect(await rows.distinct('a.0', { _id: 1 })).toEqual([1, 2]);
    expect(await rows.distinct('a', { _id: 3 })).toEqual([null]);
  });
});

describe('an upsert', () => {
  it('takes no expression and no other _id', async () => {
    const rows = await filled([]);
    const upsert = { upsert: true };
    expect(await codeOf(rows.updateOne({ $expr: { $eq: [1, 1] } }, { $set: { a: 1 } }, upsert))).toBe(224);
    expect(await codeOf(rows.findOneAndUpdate({ $expr: { $eq: [1, 1] } }, { $set: { a: 1 } }, upsert))).toBe(
      224,
    );
    expect(await codeOf(rows.updateOne({ _id: 1 }, { $set: { _id: 2 } }, upsert))).toBe(66);
    expect(await rows.countDocuments()).toBe(0);
  });
});

describe('an empty timestamp', () => {
  it('is filled in a document that replaces, not by an operator', async () => {
    const empty = new Timestamp(Long.ZERO);
    const rows = await filled([{ _id: 1, at: empty, in: { at: empty } }]);
    expect(await rows.findOne({ at: { $gt: empty }, 'in.at': empty })).not.toBeNull();
    await rows.replaceOne({ _id: 1 }, { at: empty });
    expect(await rows.findOne({ at: { $gt: empty } })).not.toBeNull();
    await rows.updateOne({ _id: 1 }, { $set: { at: empty } });
    expect(await rows.findOne({ at: empty })).not.toBeNull();
  });
});

describe('an _id', () => {
  it('is no list, and has no name that begins with a dollar sign', async () => {
    const rows = await filled([]);
    expect(await codeOf(rows.insertOne({ _id: [1] }))).toBe(53);
    expect(await codeOf(rows.insertOne({ _id: /a/ }))).toBe(53);
    const named = { insert: rows.collectionName, documents: [{ _id: { a: { $b: 1 } } }] };
    expect((await server.db().command(named)).writeErrors[0].code).toBe(52);
  });

  it('is the same for equal numbers of all types', async () => {
    const rows = await filled([{ _id: 1 }]);
    expect(await codeOf(rows.insertOne({ _id: Long.fromNumber(1) }))).toBe(11000);
  });
});

describe('a write that fails in the middle', () => {
  it('leaves nothing of the document, and what came before it', async () => {
    const rows = await filled([{ _id: 1, a: 1, b: 1 }]);
    await rows.createIndex({ a: 1 }, { unique: true });
    await rows.createIndex({ b: 1 }, { unique: true });
    expect(await codeOf(rows.insertOne({ _id: 2, a: 2, b: 1 }))).toBe(11000);
    expect(await codeOf(rows.insertOne({ _id: 2, a: 2, b: 2 }))).toBeUndefined();
    expect(await codeOf(rows.insertOne({ _id: 3, a: 3, b: [7, 7] }))).toBeUndefined();
    expect(await codeOf(rows.insertOne({ _id: 4, a: 4, b: [8, 7] }))).toBe(11000);
    await rows.insertOne({ _id: 5, a: 5, b: 'x' });
    expect(await codeOf(rows.updateMany({}, [{ $set: { b: { $add: ['$b', 100] } } }]))).toBe(14);
    expect(
      (
        await rows
          .find({ _id: { $lt: 3 } })
          .sort({ _id: 1 })
          .toArray()
      ).map(({ b }) => b),
    ).toEqual([101, 102]);
  });

  it('refuses two lists in one index', async () => {
    const rows = await filled([]);
    await rows.createIndex({ a: 1, b: 1 });
    expect(await codeOf(rows.insertOne({ _id: 1, a: [1], b: [2] }))).toBe(171);
    expect(await codeOf(rows.insertOne({ _id: 1, a: [1], b: 2 }))).toBeUndefined();
  });
});

describe('options that nobody knows', () => {
  const commands: Document[] = [
    { find: 'x', nothing: 1 },
    { aggregate: 'x', pipeline: [], cursor: {}, nothing: 1 },
    { aggregate: 'x', pipeline: [], cursor: { nothing: 1 } },
    { count: 'x', nothing: 1 },
    { distinct: 'x', key: 'a', nothing: 1 },
    { insert: 'x', documents: [{}], nothing: 1 },
    { update: 'x', updates: [{ q: {}, u: { $set: { a: 1 } } }], nothing: 1 },
    { update: 'x', updates: [{ q: {}, u: { $set: { a: 1 } }, nothing: 1 }] },
    { delete: 'x', deletes: [{ q: {}, limit: 1 }], nothing: 1 },
    { delete: 'x', deletes: [{ q: {}, limit: 1, nothing: 1 }] },
    { findAndModify: 'x', remove: true, nothing: 1 },
    { getMore: Long.fromNumber(1), collection: 'x', nothing: 1 },
    { killCursors: 'x', cursors: [], nothing: 1 },
    { create: 'x', nothing: 1 },
    { drop: 'x', nothing: 1 },
    { dropIndexes: 'x', index: '*', nothing: 1 },
    { createIndexes: 'x', indexes: [{ key: { a: 1 }, name: 'a' }], nothing: 1 },
    { listIndexes: 'x', nothing: 1 },
    { listCollections: 1, nothing: 1 },
    { explain: { find: 'x', nothing: 1 } },
    { explain: { count: 'x', nothing: 1 } },
    { explain: { distinct: 'x', key: 'a', nothing: 1 } },
  ];
  it.each(commands.map((command) => ({ name: JSON.stringify(command), command })))(
    'are refused: $name',
    async ({ command }) => {
      await server.db().command({ create: 'x' });
      expect(await codeOf(server.db().command(command))).toBe(40415);
    },
  );
});
