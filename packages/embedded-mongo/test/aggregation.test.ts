import { Decimal128, Double, Long } from 'mongodb';
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
      [{ $match: { _id: 1 } }, { $project: { name: 1, double: { $multiply: ['$score', 2] } } }],
      [{ _id: 1, name: 'Ada', double: 20 }],
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
            last: { $last: '$name' },
            all: { $push: '$name' },
            set: { $addToSet: '$team' },
            c: { $count: {} },
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
          last: 'Ben',
          all: ['Ada', 'Ben'],
          set: ['a'],
          c: 2,
        },
        {
          _id: 'b',
          n: 1,
          total: 30,
          mean: 30,
          least: 30,
          most: 30,
          first: 'Cyd',
          last: 'Cyd',
          all: ['Cyd'],
          set: ['b'],
          c: 1,
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
    [
      '$sortByCount',
      [{ $sortByCount: '$team' }],
      [
        { _id: 'a', count: 2 },
        { _id: 'b', count: 1 },
      ],
    ],
  ];
  it.each(rows)('%s', async (_, pipeline, expected) => {
    expect(await run(pipeline)).toEqual(expected);
  });
});

describe('an expression', () => {
  // JSON text where an object would carry a `then`, which linters take for a promise.
  const rows: [object | string, unknown][] = [
    [{ $cond: [{ $gt: ['$score', 5] }, 'yes', 'no'] }, 'yes'],
    [JSON.parse('{ "$cond": { "if": null, "then": 1, "else": 2 } }'), 2],
    [{ $ifNull: ['$missing', null, 'fallback'] }, 'fallback'],
    [
      JSON.parse(
        '{ "$switch": { "branches": [{ "case": { "$eq": ["$team", "z"] }, "then": 1 }], "default": 9 } }',
      ),
      9,
    ],
    [{ $and: [1, true, 'x'] }, true],
    [{ $or: [0, null, '$missing'] }, false],
    [{ $not: ['$missing'] }, true],
    [{ $add: [1, 2, 3.5] }, 6.5],
    [{ $subtract: [5, 7] }, -2],
    [{ $divide: [7, 2] }, 3.5],
    [{ $mod: [-7, 3] }, -1],
    [{ $add: [1, null] }, null],
    [{ $concat: ['$name', '-', '$team'] }, 'Ada-a'],
    [{ $concat: ['$name', '$missing'] }, null],
    [{ $toLower: 'ÀBC' }, 'Àbc'],
    [{ $toUpper: '$name' }, 'ADA'],
    [{ $size: '$tags' }, 2],
    [{ $in: ['x', '$tags'] }, true],
    [{ $arrayElemAt: ['$tags', -1] }, 'y'],
    [{ $first: '$tags' }, 'x'],
    [{ $last: '$tags' }, 'y'],
    [{ $filter: { input: [1, 2, 3], as: 'n', cond: { $gt: ['$$n', 1] } } }, [2, 3]],
    [{ $map: { input: '$tags', as: 't', in: { $concat: ['$$t', '!'] } } }, ['x!', 'y!']],
    [{ $literal: '$name' }, '$name'],
    [{ $sum: [1, 'x', 2] }, 3],
    [{ $max: [1, 5, 3] }, 5],
    [{ $cmp: [1, 2] }, -1],
    [{ $eq: [1, Long.fromNumber(1)] }, true],
    [
      { $dateToString: { date: new Date('2024-03-05T06:07:08.009Z'), format: '%Y-%m-%d %H:%M:%S.%L' } },
      '2024-03-05 06:07:08.009',
    ],
    [{ $year: new Date('2024-03-05T00:00:00Z') }, 2024],
    [{ $mergeObjects: [{ a: 1, b: 1 }, { b: 2 }] }, { a: 1, b: 2 }],
    ['$$ROOT.name', 'Ada'],
  ];
  it.each(rows.map(([expression, expected]) => [JSON.stringify(expression), expression, expected] as const))(
    '%s',
    async (_, expression, expected) => {
      const [found] = await run([{ $match: { _id: 1 } }, { $replaceRoot: { newRoot: { v: expression } } }]);
      expect(found?.v).toEqual(expected);
    },
  );

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
    [[{ $project: { v: { $divide: [1, 0] } } }], 2],
    [[{ $facet: { a: [{ $facet: { b: [] } }] } }], 40600],
  ];
  it.each(rows.map(([pipeline, code]) => [JSON.stringify(pipeline), code, pipeline] as const))(
    '%s is refused with code %i',
    async (_, code, pipeline) => {
      await expect(run(pipeline)).rejects.toMatchObject({ code });
    },
  );
});
