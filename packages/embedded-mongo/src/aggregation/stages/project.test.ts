import { describe } from 'vitest';
import { stageRefusals, stageTable } from '../../../test/evaluating.ts';

describe('the stage $project', () => {
  stageTable([
    [
      'includes, with the _id',
      [{ $project: { a: 1 } }],
      [{ _id: 1, a: 1, b: 2 }, { _id: 2 }],
      [{ _id: 1, a: 1 }, { _id: 2 }],
    ],
    ['includes without the _id', [{ $project: { a: true, _id: 0 } }], [{ _id: 1, a: 1, b: 2 }], [{ a: 1 }]],
    [
      'excludes',
      [{ $project: { 'a.b': 0 } }],
      [
        { _id: 1, a: { b: 1, c: 2 } },
        { _id: 2, a: [{ b: 1 }, 5] },
      ],
      [
        { _id: 1, a: { c: 2 } },
        { _id: 2, a: [{}, 5] },
      ],
    ],
    [
      'computes behind what it includes',
      [{ $project: { n: { $size: '$l' }, a: 1, _id: 0 } }],
      [{ a: 1, l: [1, 2] }],
      [{ a: 1, n: 2 }],
    ],
    [
      'takes the value of another field',
      [{ $project: { b: '$a', _id: 0 } }],
      [{ a: 1n }, {}],
      [{ b: 1n }, {}],
    ],
    ['nests', [{ $project: { a: { b: 1 } } }], [{ a: { b: 1, c: 2 }, d: 1 }], [{ a: { b: 1 } }]],
    [
      'includes inside arrays',
      [{ $project: { 'a.b': 1 } }],
      [{ a: [{ b: 1, c: 1 }, 5, {}] }],
      [{ a: [{ b: 1 }, {}] }],
    ],
  ]);
  stageRefusals([
    [[{ $project: 1 }], 15969, '$project specification must be an object'],
    [
      [{ $project: {} }],
      51272,
      'Invalid $project :: caused by :: projection specification must have at least one field',
    ],
  ]);
});
