import type { Document } from 'mongodb';
import { beforeAll, describe, expect, it } from 'vitest';
import { useServer } from './server.ts';

const { db } = useServer();

const INDEXES: Document[] = [
  { key: { org: 1, n: 1 } },
  { key: { org: 1, at: -1 } },
  { key: { tags: 1 } },
  { key: { 'items.k': 1, 'items.v': 1 } },
  { key: { email: 1 }, sparse: true },
  { key: { state: 1 }, partialFilterExpression: { state: { $in: ['open', 'due'] } } },
  { key: { score: -1, name: 1 } },
];

/** Regular, not random: every combination of small values, with missing, null, arrays and mixed types among them. */
function rows(): Document[] {
  const made: Document[] = [];
  for (let i = 0; i < 400; i++) {
    const row: Document = {
      _id: i,
      org: `o${i % 4}`,
      n: i % 3 === 0 ? i / 2 : i,
      at: new Date(1_700_000_000_000 + ((i * 7) % 50) * 1000),
      score: (i * 13) % 11,
      name: `p${(i * 7) % 20}`,
    };
    if (i % 5 !== 0) row.tags = i % 2 === 0 ? [`t${i % 6}`, `t${(i + 1) % 6}`] : `t${i % 6}`;
    if (i % 7 === 0) row.tags = i % 2 === 0 ? [] : null;
    if (i % 3 === 0)
      row.items = [
        { k: i % 4, v: i % 5 },
        { k: (i + 1) % 4, v: (i + 2) % 5 },
      ];
    if (i % 11 === 0) row.items = { k: 1 };
    if (i % 2 === 0) row.email = `e${i}@x`;
    row.state = ['open', 'due', 'done', null][i % 4];
    if (i % 9 === 0) row.n = 'text';
    made.push(row);
  }
  return made;
}

beforeAll(async () => {
  await db().collection('plain').insertMany(rows());
  await db().collection('indexed').insertMany(rows().slice(0, 200));
  for (const { key, ...options } of INDEXES) await db().collection('indexed').createIndex(key, options);
  await db().collection('indexed').insertMany(rows().slice(200));
});

const QUERIES: [Document, Document?][] = [
  [{ org: 'o1' }],
  [{ org: 'o1', n: { $gt: 100 } }],
  [{ org: 'o1', n: { $gte: 30, $lt: 90 } }, { n: 1 }],
  [{ org: { $in: ['o1', 'o3'] }, n: { $lte: 40 } }],
  [{ org: 'o2' }, { at: -1, _id: 1 }],
  [{ org: 'o2' }, { at: 1 }],
  [{ org: 'o2', at: { $gt: new Date(1_700_000_020_000) } }],
  [{ tags: 't1' }],
  [{ tags: { $in: ['t1', 't4'] } }],
  [{ tags: null }],
  [{ tags: { $exists: false } }],
  [{ tags: [] }],
  [{ tags: { $gt: 't1', $lt: 't3' } }],
  [{ tags: { $elemMatch: { $gt: 't1', $lt: 't3' } } }],
  [{ tags: /^t[12]/ }],
  [{ tags: /^t1/ }],
  [{ tags: { $ne: 't1' } }],
  [{ tags: { $all: ['t1', 't2'] } }],
  [{ 'items.k': 1 }],
  [{ 'items.k': 1, 'items.v': 2 }],
  [{ items: { $elemMatch: { k: 1, v: 2 } } }],
  [{ 'items.k': null }],
  [{ 'items.v': 3 }],
  [{ email: 'e4@x' }],
  [{ email: null }],
  [{ email: { $exists: true } }],
  [{ email: { $gte: 'e3' } }, { email: 1 }],
  [{ state: 'open' }],
  [{ state: { $in: ['open', 'due'] } }],
  [{ state: { $in: ['open', 'done'] } }],
  [{ state: { $ne: 'open' } }],
  [{}, { score: -1, name: 1 }],
  [{}, { score: 1, name: -1 }],
  [{}, { score: 1, name: 1, _id: 1 }],
  [{ score: { $gt: 3, $lte: 8 } }, { score: -1, name: 1, _id: 1 }],
  [{ $or: [{ org: 'o1', n: 5 }, { email: 'e8@x' }] }],
  [{ $or: [{ org: 'o1' }, { name: 'p3' }] }],
  [{ _id: { $gt: 390 } }],
  [{ _id: { $in: [3, 1, 399, 1000] } }],
  [{ _id: 5, org: 'o1' }],
  [{ n: 'text', org: 'o0' }],
  [{ n: { $type: 'string' } }, { org: 1, n: 1, _id: 1 }],
  [{ org: 'o1', n: { $in: [] } }],
];

const shown = (query: Document): string =>
  JSON.stringify(query, (_, one: unknown) => (one instanceof RegExp ? String(one) : one));

describe('with and without indexes the answer is the same for', () => {
  it.each(
    QUERIES.map(
      ([query, sort]) => [shown(query), sort === undefined ? '' : shown(sort), query, sort] as const,
    ),
  )('%s %s', async (_q, _s, query, sort) => {
    const ask = (name: string) => {
      const cursor = db().collection(name).find(query);
      return (sort === undefined ? cursor : cursor.sort(sort)).toArray();
    };
    const [plain, indexed] = await Promise.all([ask('plain'), ask('indexed')]);
    const ids = (found: Document[]) => found.map((row) => row._id);
    const total = sort !== undefined && '_id' in sort;
    if (total) expect(ids(indexed)).toEqual(ids(plain));
    else expect(ids(indexed).sort()).toEqual(ids(plain).sort());
    if (sort !== undefined) {
      const [first = ''] = Object.keys(sort);
      expect(indexed.map((row) => row[first])).toEqual(plain.map((row) => row[first]));
    }
  });
});

describe('explain shows that', () => {
  const plan = async (query: Document, sort?: Document) => {
    const cursor = db().collection('indexed').find(query);
    const told = await (sort === undefined ? cursor : cursor.sort(sort)).explain('executionStats');
    const { winningPlan } = told.queryPlanner;
    const inner = winningPlan.stage === 'SORT' ? winningPlan.inputStage : winningPlan;
    return {
      sorts: winningPlan.stage === 'SORT',
      index: inner.inputStage?.indexName ?? inner.stage,
      keys: told.executionStats.totalKeysExamined,
      found: told.executionStats.nReturned,
    };
  };
  it.each([
    [
      'equality and a range bound the scan',
      { org: 'o1', n: { $gt: 390 } },
      undefined,
      { sorts: false, index: 'org_1_n_1', keys: 1, found: 1 },
    ],
    [
      'an order is read from the index',
      { org: 'o1' },
      { at: -1 },
      { sorts: false, index: 'org_1_at_-1', keys: 100, found: 100 },
    ],
    [
      'an order is read backwards',
      {},
      { score: 1, name: -1 },
      { sorts: false, index: 'score_-1_name_1', keys: 400, found: 400 },
    ],
    ['another order is sorted', {}, { name: 1 }, { sorts: true, index: 'COLLSCAN', keys: 0, found: 400 }],
    [
      'a partial index serves what it contains',
      { state: 'due' },
      undefined,
      { sorts: false, index: 'state_1', keys: 100, found: 100 },
    ],
    [
      'a partial index leaves other values alone',
      { state: 'done' },
      undefined,
      { sorts: false, index: 'COLLSCAN', keys: 0, found: 100 },
    ],
    [
      'a sparse index leaves missing fields alone',
      { email: null },
      undefined,
      { sorts: false, index: 'COLLSCAN', keys: 0, found: 200 },
    ],
    ['_id is found at once', { _id: 7 }, undefined, { sorts: false, index: '_id_', keys: 1, found: 1 }],
  ] as const)('%s', async (_, query, sort, expected) => {
    expect(await plan(query, sort)).toEqual(expected);
  });
});

describe('an index', () => {
  it('keeps unique keys unique, also when it is built late', async () => {
    const users = db().collection('users');
    await users.insertMany([
      { org: 1, name: 'a' },
      { org: 1, name: 'a' },
    ]);
    await expect(users.createIndex({ org: 1, name: 1 }, { unique: true })).rejects.toMatchObject({
      code: 11000,
    });
    expect((await users.indexes()).map((index) => index.name)).toEqual(['_id_']);
    await users.deleteOne({ name: 'a' });
    await users.createIndex({ org: 1, name: 1 }, { unique: true });
    await expect(users.insertOne({ org: 1, name: 'a' })).rejects.toMatchObject({
      code: 11000,
      keyValue: { org: 1, name: 'a' },
    });
    await users.insertOne({ org: 2, name: 'a' });
    await expect(users.updateOne({ org: 2 }, { $set: { org: 1 } })).rejects.toMatchObject({ code: 11000 });
    await users.insertOne({ org: 3 });
    await expect(users.insertOne({ org: 3, name: null } as Document)).rejects.toMatchObject({ code: 11000 });
  });

  it('is unique only over what a partial filter takes in', async () => {
    const seats = db().collection('seats');
    await seats.createIndex({ seat: 1 }, { unique: true, partialFilterExpression: { open: true } });
    await seats.insertMany([
      { seat: 1, open: true },
      { seat: 1, open: false },
      { seat: 1, open: false },
    ]);
    await expect(seats.insertOne({ seat: 1, open: true })).rejects.toMatchObject({ code: 11000 });
    await expect(seats.updateMany({ open: false }, { $set: { open: true } })).rejects.toMatchObject({
      code: 11000,
    });
    await seats.updateOne({ open: true }, { $set: { open: false } });
    await seats.insertOne({ seat: 1, open: true });
  });

  it('goes on in an unordered batch after a double', async () => {
    const codes = db().collection<{ _id: number }>('codes');
    await expect(
      codes.insertMany([{ _id: 1 }, { _id: 1 }, { _id: 2 }], { ordered: false }),
    ).rejects.toMatchObject({ code: 11000, result: { insertedCount: 2 } });
    await expect(codes.insertMany([{ _id: 3 }, { _id: 3 }, { _id: 4 }])).rejects.toMatchObject({
      result: { insertedCount: 1 },
    });
    expect(await codes.countDocuments()).toBe(3);
  });

  it('refuses two arrays side by side', async () => {
    const pairs = db().collection('pairs');
    await pairs.createIndex({ a: 1, b: 1 });
    await pairs.insertOne({ a: [1, 2], b: 1 });
    await expect(pairs.insertOne({ a: [1], b: [2] })).rejects.toMatchObject({ code: 171 });
  });

  it.each([
    ['another definition under a name', { a: 1 }, { name: 'one', unique: true }, 85],
    ['another key under a name', { b: 1 }, { name: 'one' }, 86],
    ['text', { a: 'text' }, {}, 67],
    ['a zero direction', { a: 0 }, {}, 67],
    ['TTL over two fields', { a: 1, b: 1 }, { expireAfterSeconds: 5 }, 67],
    ['hidden', { a: 1 }, { hidden: true }, 72],
  ] as const)('is refused with %s', async (_, key, options, code) => {
    await db().collection('named').createIndex({ a: 1 }, { name: 'one' });
    await expect(
      db().command({ createIndexes: 'named', indexes: [{ key, name: 'other', ...options }] }),
    ).rejects.toMatchObject({ code });
  });
});
