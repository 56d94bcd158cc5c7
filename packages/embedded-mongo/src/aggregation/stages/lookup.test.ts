import { describe } from 'vitest';
import { stageRefusals, stageTable } from '../../../test/evaluating.ts';
import { Regex } from '../../bson/value.ts';

const teams = {
  teams: [
    { _id: 1, n: 'a' },
    { _id: 2, n: 'b' },
  ],
};
const byId = { $lookup: { from: 'teams', localField: 't', foreignField: '_id', as: 'r' } };

describe('the stage $lookup', () => {
  stageTable([
    [
      'joins by equal fields',
      [byId],
      [{ t: 2n }, { t: 9 }],
      [
        { t: 2n, r: [{ _id: 2, n: 'b' }] },
        { t: 9, r: [] },
      ],
      teams,
    ],
    [
      'joins by any element of a list',
      [byId],
      [{ t: [2, 1] }],
      [
        {
          t: [2, 1],
          r: [
            { _id: 1, n: 'a' },
            { _id: 2, n: 'b' },
          ],
        },
      ],
      teams,
    ],
    [
      'takes missing for null, which missing equals',
      [{ $lookup: { from: 'teams', localField: 't', foreignField: 'k', as: 'r' } }],
      [{}, { t: null }],
      [{ r: [{ _id: 3 }] }, { t: null, r: [{ _id: 3 }] }],
      { teams: [{ _id: 3 }, { _id: 4, k: 0 }] },
    ],
    [
      'joins by the arrays inside a list, and by no missing part of it',
      [{ $lookup: { from: 'teams', localField: 't.x', foreignField: 'k', as: 'r' } }],
      [{ t: { x: [[1, 2]] } }, { t: [{}, { x: 7 }] }, { t: [[{ x: 7 }]] }],
      [
        { t: { x: [[1, 2]] }, r: [{ _id: 1, k: [1, 2] }] },
        { t: [{}, { x: 7 }], r: [{ _id: 2, k: 7 }] },
        { t: [[{ x: 7 }]], r: [{ _id: 3 }] },
      ],
      { teams: [{ _id: 1, k: [1, 2] }, { _id: 2, k: 7 }, { _id: 3 }] },
    ],
    [
      'takes a foreign path on which nothing stands for null',
      [{ $lookup: { from: 'teams', localField: 't', foreignField: 'k.x', as: 'r' } }],
      [{}],
      [{ r: [{ _id: 1, k: [1] }, { _id: 2, k: [] }, { _id: 3, k: [{}, { x: 1 }] }, { _id: 5 }] }],
      {
        teams: [
          { _id: 1, k: [1] },
          { _id: 2, k: [] },
          { _id: 3, k: [{}, { x: 1 }] },
          { _id: 4, k: { x: 1 } },
          { _id: 5 },
        ],
      },
    ],
    [
      'joins by a regular expression that is the same',
      [{ $lookup: { from: 'teams', localField: 't', foreignField: 'k', as: 'r' } }],
      [{ t: [new Regex('a', ''), 1] }],
      [{ t: [new Regex('a', ''), 1], r: [{ _id: 1, k: new Regex('a', '') }] }],
      {
        teams: [
          { _id: 1, k: new Regex('a', '') },
          { _id: 2, k: 'a' },
        ],
      },
    ],
    ['finds nothing where there is no collection', [byId], [{ t: 1 }], [{ t: 1, r: [] }]],
    [
      'writes into a path',
      [{ $lookup: { from: 'teams', localField: 't', foreignField: '_id', as: 'x.r' } }],
      [{ t: 1, x: { y: 1 } }],
      [{ t: 1, x: { y: 1, r: [{ _id: 1, n: 'a' }] } }],
      teams,
    ],
    [
      'runs a pipeline with variables',
      [
        {
          $lookup: {
            from: 'teams',
            let: { id: '$t' },
            pipeline: [{ $match: { $expr: { $eq: ['$_id', '$$id'] } } }, { $project: { n: 1, _id: 0 } }],
            as: 'r',
          },
        },
      ],
      [{ t: 2 }],
      [{ t: 2, r: [{ n: 'b' }] }],
      teams,
    ],
    [
      'runs a pipeline on what equal fields found',
      [
        {
          $lookup: {
            from: 'teams',
            localField: 't',
            foreignField: '_id',
            pipeline: [{ $unset: '_id' }],
            as: 'r',
          },
        },
      ],
      [{ t: 1 }],
      [{ t: 1, r: [{ n: 'a' }] }],
      teams,
    ],
  ]);
  stageRefusals([
    [
      [{ $lookup: { from: 'x', as: 'y', let: { A: 1 }, pipeline: [] } }],
      16867,
      "'A' starts with an invalid character for a user variable name",
    ],
    [[{ $lookup: 'x' }], 9, 'the $lookup specification must be an Object, but found string'],
    [[{ $lookup: { from: 'x', as: 'y', when: 1 } }], 9, 'unknown argument to $lookup: when'],
    [[{ $lookup: { from: 1, as: 'y' } }], 9, "$lookup argument 'from: 1' must be a string, is type int"],
    [
      [{ $lookup: { as: 'y', pipeline: [] } }],
      9,
      'missing \'from\' option to $lookup stage specification: { as: "y", pipeline: [  ] }',
    ],
    [[{ $lookup: { from: 'x', pipeline: [] } }], 9, "must specify 'as' field for a $lookup"],
    [
      [{ $lookup: { from: 'x', as: 'y', localField: 'a' } }],
      9,
      "$lookup requires both or neither of 'localField' and 'foreignField' to be specified",
    ],
    [
      [{ $lookup: { from: 'x', as: 'y' } }],
      9,
      "$lookup requires either 'pipeline' or both 'localField' and 'foreignField' to be specified",
    ],
    [
      [{ $lookup: { from: 'x', as: 'y', pipeline: 1 } }],
      14,
      "'pipeline' option must be specified as an array",
    ],
    [
      [{ $lookup: { from: 'x', as: 'y', pipeline: [], let: 1 } }],
      9,
      "$lookup argument 'let: 1' must be an object, is type int",
    ],
    [
      [{ $match: { none: 1 } }, { $lookup: { from: 'x', as: 'y', pipeline: [{ $out: 'z' }] } }],
      40324,
      "Unrecognized pipeline stage name: '$out'",
    ],
  ]);
});
