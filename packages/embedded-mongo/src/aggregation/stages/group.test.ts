import { describe } from 'vitest';
import { stageRefusals, stageTable } from '../../../test/evaluating.ts';

describe('the stage $group', () => {
  stageTable([
    [
      'gathers by a field, numbers of all types by value',
      [{ $group: { _id: '$k', n: { $sum: 1 } } }],
      [{ k: 1 }, { k: 1n }, { k: 'x' }, { k: 1 }],
      [
        { _id: 1, n: 3 },
        { _id: 'x', n: 1 },
      ],
    ],
    [
      'takes missing for null',
      [{ $group: { _id: '$k', n: { $sum: 1 } } }],
      [{}, { k: null }],
      [{ _id: null, n: 2 }],
    ],
    [
      'takes an array whole',
      [{ $group: { _id: '$k', n: { $sum: 1 } } }],
      [{ k: [1, 2] }, { k: [2, 1] }, { k: [1, 2] }],
      [
        { _id: [1, 2], n: 2 },
        { _id: [2, 1], n: 1 },
      ],
    ],
    [
      'gathers by several fields',
      [{ $group: { _id: { a: '$a', b: '$b' }, s: { $sum: '$n' } } }],
      [
        { a: 1, b: 1, n: 5 },
        { a: 1, b: 2, n: 1 },
        { a: 1, b: 1, n: 2.5 },
      ],
      [
        { _id: { a: 1, b: 1 }, s: 7.5 },
        { _id: { a: 1, b: 2 }, s: 1 },
      ],
    ],
    [
      'gathers all into one',
      [{ $group: { _id: null, all: { $push: '$n' }, most: { $max: ['$n'] } } }],
      [{ n: 1 }, {}, { n: 3 }],
      [{ _id: null, all: [1, 3], most: 3 }],
    ],
    ['gives nothing of nothing', [{ $group: { _id: null, n: { $sum: 1 } } }], [], []],
  ]);
  stageRefusals([
    [[{ $group: 1 }], 15947, "a group's fields must be specified in an object"],
    [[{ $group: { n: { $sum: 1 } } }], 15955, 'a group specification must include an _id'],
    [[{ $group: { _id: 1, n: 1 } }], 40234, "The field 'n' must be an accumulator object"],
    [[{ $group: { _id: 1, 'a.b': { $sum: 1 } } }], 40235, "The field name 'a.b' cannot contain '.'"],
    [[{ $group: { _id: 1, $n: { $sum: 1 } } }], 40236, "The field name '$n' cannot be an operator name"],
    [[{ $group: { _id: 1, n: { $sum: [1, 2] } } }], 40237, 'The $sum accumulator is a unary operator'],
    [[{ $group: { _id: 1, n: { $sum: 1, $max: 1 } } }], 40238, "The field 'n' must specify one accumulator"],
    [[{ $group: { _id: 1, n: { $stdDevPop: 1 } } }], 15952, "unknown group operator '$stdDevPop'"],
  ]);
});
