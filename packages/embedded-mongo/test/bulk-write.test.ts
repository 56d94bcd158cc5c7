import type { AnyClientBulkWriteModel, Document } from 'mongodb';
import { beforeEach, describe, expect, it } from 'vitest';
import { useServer } from './server.ts';

const { db, client } = useServer();
const rows = () => db().collection<{ _id: number; n: number }>('rows');
const ns = () => `${db().databaseName}.rows`;

beforeEach(async () => {
  await db().dropDatabase();
  await rows().createIndex({ n: 1 }, { unique: true });
  await rows().insertMany([1, 2, 3].map((n) => ({ _id: n, n })));
});

// The driver's types would have every _id an ObjectId.
const fields = (document: Document): Document => document;
const models = (): AnyClientBulkWriteModel<Document>[] => [
  { name: 'insertOne', namespace: ns(), document: fields({ _id: 4, n: 4 }) },
  { name: 'updateOne', namespace: ns(), filter: fields({ _id: 1 }), update: { $inc: { n: 10 } } },
  { name: 'updateMany', namespace: ns(), filter: { n: { $in: [2, 3] } }, update: { $inc: { n: 20 } } },
  { name: 'replaceOne', namespace: ns(), filter: fields({ _id: 9 }), replacement: { n: 9 }, upsert: true },
  { name: 'deleteOne', namespace: ns(), filter: fields({ _id: 2 }) },
  { name: 'insertOne', namespace: `${db().databaseName}.others`, document: fields({ _id: 1 }) },
];

describe('bulkWrite over several collections', () => {
  it('does every operation in order and says what each did', async () => {
    const result = await client().bulkWrite(models(), { verboseResults: true });
    expect(result).toMatchObject({
      insertedCount: 2,
      matchedCount: 3,
      modifiedCount: 3,
      upsertedCount: 1,
      deletedCount: 1,
    });
    expect(result.updateResults?.get(2)).toMatchObject({ matchedCount: 2, modifiedCount: 2 });
    expect(result.updateResults?.get(3)).toMatchObject({ upsertedId: 9 });
    expect(result.deleteResults?.get(4)).toEqual({ deletedCount: 1 });
    expect(await rows().find().sort({ _id: 1 }).toArray()).toEqual([
      { _id: 1, n: 11 },
      { _id: 3, n: 23 },
      { _id: 4, n: 4 },
      { _id: 9, n: 9 },
    ]);
    expect(await db().collection('others').countDocuments()).toBe(1);
  });

  const doubled = (): AnyClientBulkWriteModel<Document>[] => [
    { name: 'insertOne', namespace: ns(), document: fields({ _id: 5, n: 5 }) },
    { name: 'insertOne', namespace: ns(), document: fields({ _id: 6, n: 1 }) },
    { name: 'insertOne', namespace: ns(), document: fields({ _id: 7, n: 7 }) },
  ];

  it('stops at a refused operation, and keeps what was done', async () => {
    const failed = await client()
      .bulkWrite(doubled())
      .catch((error: unknown) => error);
    expect(failed).toMatchObject({ partialResult: { insertedCount: 1 } });
    expect(Reflect.get(Object(failed), 'writeErrors').get(1)).toMatchObject({ code: 11000 });
    expect(await rows().countDocuments()).toBe(4);
  });

  it('goes on after a refused operation when unordered', async () => {
    await expect(client().bulkWrite(doubled(), { ordered: false })).rejects.toMatchObject({
      partialResult: { insertedCount: 2 },
    });
    expect(await rows().countDocuments()).toBe(5);
  });

  it('is undone with its transaction', async () => {
    const session = client().startSession();
    session.startTransaction();
    await client().bulkWrite(models(), { session });
    await session.abortTransaction();
    await session.endSession();
    expect(
      await rows()
        .find({}, { sort: { _id: 1 } })
        .toArray(),
    ).toEqual([1, 2, 3].map((n) => ({ _id: n, n })));
  });

  it('gives more answers than fit one batch by a cursor', async () => {
    const ops = [1, 2, 3].map(() => ({ delete: 0, filter: { _id: 77 } }));
    const command = { bulkWrite: 1, ops, nsInfo: [{ ns: ns() }], cursor: { batchSize: 2 } };
    const admin = client().db('admin');
    const { cursor } = await admin.command(command);
    expect(cursor.firstBatch).toHaveLength(2);
    const next = await admin.command({ getMore: cursor.id, collection: '$cmd.bulkWrite' });
    expect(next.cursor).toMatchObject({ nextBatch: [{ ok: 1, idx: 2, n: 0 }] });
  });

  const refused: [string, Document, number][] = [
    ['no operations', { ops: [], nsInfo: [{ ns: 'a.b' }] }, 16],
    [
      'a field that it does not know',
      { ops: [{ delete: 0, filter: {}, let: {} }], nsInfo: [{ ns: 'a.b' }] },
      40415,
    ],
    ['no filter', { ops: [{ delete: 0 }], nsInfo: [{ ns: 'a.b' }] }, 40414],
    ['no namespace at that place', { ops: [{ delete: 7, filter: {} }], nsInfo: [{ ns: 'a.b' }] }, 2],
    ['a kind that it does not know', { ops: [{ upsert: 0, filter: {} }], nsInfo: [{ ns: 'a.b' }] }, 40415],
    ['a namespace without a collection', { ops: [{ delete: 1, filter: {} }], nsInfo: [{ ns: 'a' }] }, 73],
  ];
  it.each(refused)('refuses %s', async (_, request, code) => {
    const first = { insert: 0, document: { _id: 50 } };
    const ops = request.ops.length === 0 ? [] : [first, ...request.ops];
    const command = { bulkWrite: 1, ops, nsInfo: [{ ns: ns() }, ...request.nsInfo] };
    await expect(client().db('admin').command(command)).rejects.toMatchObject({ code });
    // Nothing is done of a command that cannot be read.
    expect(await rows().countDocuments()).toBe(3);
  });

  it('refuses another database than admin', async () => {
    await expect(db().command({ bulkWrite: 1, ops: [], nsInfo: [] })).rejects.toMatchObject({ code: 13 });
  });
});

describe('a statement that cannot be read', () => {
  it.each([
    [
      'update',
      {
        updates: [
          { q: {}, u: { $set: { n: 0 } } },
          { q: {}, u: {}, unknown: 1 },
        ],
      },
      40415,
    ],
    ['update', { updates: [{ q: {}, u: { $set: { n: 0 } } }, { u: {} }] }, 40414],
    ['update', { updates: [{ q: {}, u: { $set: { n: 0 } } }, { q: {} }] }, 40414],
    [
      'delete',
      {
        deletes: [
          { q: {}, limit: 1 },
          { q: {}, limit: 1, unknown: 1 },
        ],
      },
      40415,
    ],
    ['delete', { deletes: [{ q: {}, limit: 1 }, { limit: 1 }] }, 40414],
    [
      'delete',
      {
        deletes: [
          { q: {}, limit: 1 },
          { q: {}, limit: 2 },
        ],
      },
      9,
    ],
  ])('of %s %j keeps those before it from running', async (name, statements, code) => {
    await expect(db().command({ [name]: 'rows', ...statements })).rejects.toMatchObject({ code });
    expect(await rows().find().sort({ _id: 1 }).toArray()).toEqual([1, 2, 3].map((n) => ({ _id: n, n })));
  });
});

describe('an update with a sort', () => {
  it('changes the first document of that order', async () => {
    await rows().updateOne({}, { $inc: { n: 100 } }, { sort: { n: -1 } });
    expect(await rows().findOne({ _id: 3 })).toEqual({ _id: 3, n: 103 });
    await rows().replaceOne({ n: { $lt: 3 } }, { n: 50 }, { sort: { n: -1 } });
    expect(await rows().findOne({ _id: 2 })).toEqual({ _id: 2, n: 50 });
  });

  it('is refused when it changes many', async () => {
    const updates = [{ q: {}, u: { $inc: { n: 100 } }, multi: true, sort: { n: 1 } }];
    expect(await db().command({ update: 'rows', updates })).toMatchObject({
      n: 0,
      writeErrors: [{ code: 9, errmsg: 'Cannot specify sort with multi=true' }],
    });
  });
});

describe('inside a transaction', () => {
  it.each([
    [
      'a write concern',
      { writeConcern: { w: 1 } },
      'writeConcern is not allowed within a multi-statement transaction',
    ],
    [
      'a read concern after the first command',
      { readConcern: { level: 'local' } },
      'Only the first command in a transaction may specify a readConcern',
    ],
  ])('%s is refused', async (_, concern, message) => {
    const lsid = { id: client().startSession().id?.id };
    const start = { lsid, txnNumber: 1n, autocommit: false };
    const admin = client().db(db().databaseName);
    await admin.command({ find: 'rows', ...start, startTransaction: true });
    await expect(admin.command({ find: 'rows', ...start, ...concern })).rejects.toMatchObject({
      code: 72,
      message,
    });
  });
});
