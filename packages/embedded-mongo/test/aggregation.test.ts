import { Decimal128, Double } from 'mongodb';
import { beforeAll, describe, expect, it } from 'vitest';
import { useServer } from './server.ts';

const { db } = useServer();

beforeAll(async () => {
  await db()
    .collection<{ _id: number }>('people')
    .insertMany([
      { _id: 1, name: 'Ada', team: 'a', score: 10, tags: ['x', 'y'] },
      { _id: 2, name: 'Ben', team: 'a', score: 20, tags: [] },
      { _id: 3, name: 'Cyd', team: 'b', score: 30 },
    ] as never[]);
  await db()
    .collection<{ _id: string }>('teams')
    .insertMany([
      { _id: 'a', title: 'Alpha' },
      { _id: 'c', title: 'Gamma' },
    ] as never[]);
});

const run = (pipeline: object[]) => db().collection('people').aggregate(pipeline).toArray();

describe('a stage', () => {
  const rows: [string, object[], unknown[]][] = [
    ['$match', [{ $match: { team: 'b' } }, { $project: { _id: 1 } }], [{ _id: 3 }]],
    [
      '$project includes and computes',
      [{ $match: { _id: 1 } }, { $project: { name: 1, more: { $add: ['$score', 2] } } }],
      [{ _id: 1, name: 'Ada', more: 12 }],
    ],
    [
      '$project excludes',
      [{ $match: { _id: 3 } }, { $project: { score: 0, _id: 0 } }],
      [{ name: 'Cyd', team: 'b' }],
    ],
    [
      '$set',
      [{ $match: { _id: 3 } }, { $set: { 'a.b': 1, score: '$$REMOVE' } }],
      [{ _id: 3, name: 'Cyd', team: 'b', a: { b: 1 } }],
    ],
    ['$unset', [{ $match: { _id: 3 } }, { $unset: ['name', 'team'] }], [{ _id: 3, score: 30 }]],
    [
      '$group',
      [
        {
          $group: {
            _id: '$team',
            n: { $sum: 1 },
            total: { $sum: '$score' },
            mean: { $avg: '$score' },
            least: { $min: '$score' },
            most: { $max: '$score' },
            first: { $first: '$name' },
            all: { $push: '$name' },
            set: { $addToSet: '$team' },
          },
        },
        { $sort: { _id: 1 } },
      ],
      [
        {
          _id: 'a',
          n: 2,
          total: 30,
          mean: 15,
          least: 10,
          most: 20,
          first: 'Ada',
          all: ['Ada', 'Ben'],
          set: ['a'],
        },
        {
          _id: 'b',
          n: 1,
          total: 30,
          mean: 30,
          least: 30,
          most: 30,
          first: 'Cyd',
          all: ['Cyd'],
          set: ['b'],
        },
      ],
    ],
    [
      '$sort, $skip and $limit',
      [{ $sort: { score: -1 } }, { $skip: 1 }, { $limit: 1 }, { $project: { _id: 1 } }],
      [{ _id: 2 }],
    ],
    [
      '$unwind',
      [{ $unwind: '$tags' }, { $project: { tags: 1 } }],
      [
        { _id: 1, tags: 'x' },
        { _id: 1, tags: 'y' },
      ],
    ],
    [
      '$unwind keeps the empty',
      [
        { $unwind: { path: '$tags', preserveNullAndEmptyArrays: true, includeArrayIndex: 'i' } },
        { $project: { tags: 1, i: 1 } },
      ],
      [
        { _id: 1, tags: 'x', i: 0 },
        { _id: 1, tags: 'y', i: 1 },
        { _id: 2, i: null },
        { _id: 3, i: null },
      ],
    ],
    [
      '$lookup by field',
      [
        { $match: { _id: { $in: [1, 3] } } },
        { $lookup: { from: 'teams', localField: 'team', foreignField: '_id', as: 't' } },
        { $project: { t: 1 } },
      ],
      [
        { _id: 1, t: [{ _id: 'a', title: 'Alpha' }] },
        { _id: 3, t: [] },
      ],
    ],
    [
      '$lookup by pipeline',
      [
        { $match: { _id: 1 } },
        {
          $lookup: {
            from: 'teams',
            let: { team: '$team' },
            pipeline: [
              { $match: { $expr: { $eq: ['$_id', '$$team'] } } },
              { $project: { title: 1, _id: 0 } },
            ],
            as: 't',
          },
        },
        { $project: { t: 1 } },
      ],
      [{ _id: 1, t: [{ title: 'Alpha' }] }],
    ],
    [
      '$facet',
      [
        {
          $facet: {
            n: [{ $count: 'n' }],
            top: [{ $sort: { score: -1 } }, { $limit: 1 }, { $project: { _id: 1 } }],
          },
        },
      ],
      [{ n: [{ n: 3 }], top: [{ _id: 3 }] }],
    ],
    ['$count', [{ $count: 'n' }], [{ n: 3 }]],
    ['$count of nothing', [{ $match: { _id: 9 } }, { $count: 'n' }], []],
    [
      '$replaceRoot',
      [{ $match: { _id: 1 } }, { $replaceRoot: { newRoot: { who: '$name' } } }],
      [{ who: 'Ada' }],
    ],
  ];
  it.each(rows)('%s', async (_, pipeline, expected) => {
    expect(await run(pipeline)).toEqual(expected);
  });
});

describe('an expression over the wire', () => {
  it('adds decimals exactly', async () => {
    const [found] = await run([
      { $match: { _id: 1 } },
      {
        $replaceRoot: {
          newRoot: { v: { $add: [Decimal128.fromString('0.1'), Decimal128.fromString('0.2')] } },
        },
      },
    ]);
    expect(String(found?.v)).toBe('0.3');
  });

  it('keeps a whole double a double', async () => {
    const [found] = await db()
      .collection('people')
      .aggregate(
        [{ $match: { _id: 1 } }, { $replaceRoot: { newRoot: { v: { $add: [new Double(1), 1] } } } }],
        { promoteValues: false },
      )
      .toArray();
    expect(found?.v).toBeInstanceOf(Double);
  });
});

describe('what is not there', () => {
  const rows: [object[], number][] = [
    [[{ $graphLookup: {} }], 40324],
    [[{ $out: 'x' }], 40324],
    [[{ $merge: 'x' }], 40324],
    [[{ $unionWith: 'x' }], 40324],
    [[{ $match: 1 }], 15959],
    [[{ $match: {}, $limit: 1 }], 40323],
    [[{ $limit: 0 }], 15958],
    [[{ $project: { a: { $reduce: {} } } }], 168],
    [[{ $project: { a: 1, b: 0 } }], 31254],
    [[{ $group: { n: { $sum: 1 } } }], 15955],
    [[{ $group: { _id: null, n: { $stdDevPop: 1 } } }], 15952],
    [[{ $project: { v: { $divide: [1, 0] } } }], 168],
    [[{ $sortByCount: '$team' }], 40324],
    [[{ $facet: { a: [{ $facet: { b: [] } }] } }], 40600],
  ];
  it.each(rows.map(([pipeline, code]) => [JSON.stringify(pipeline), code, pipeline] as const))(
    '%s is refused with code %i',
    async (_, code, pipeline) => {
      await expect(run(pipeline)).rejects.toMatchObject({ code });
    },
  );
});
