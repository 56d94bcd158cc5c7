import { describe } from 'vitest';
import { stageRefusals, stageTable } from '../../../test/evaluating.ts';

describe('the stage $match', () => {
  stageTable([
    [
      'keeps what a query finds',
      [{ $match: { a: { $gt: 1 } } }],
      [{ a: 1 }, { a: 2n }, { b: 5 }, { a: [0, 3] }],
      [{ a: 2n }, { a: [0, 3] }],
    ],
    ['keeps everything for no condition', [{ $match: {} }], [{ a: 1 }, {}], [{ a: 1 }, {}]],
    [
      'compares fields by $expr',
      [{ $match: { $expr: { $gt: ['$a', '$b'] } } }],
      [{ a: 2, b: 1 }, { a: 1, b: 2 }, { a: 1 }],
      [{ a: 2, b: 1 }, { a: 1 }],
    ],
  ]);
  stageRefusals([
    [[{ $match: 1 }], 15959, 'the match filter must be an expression in an object'],
    [[{ $match: { a: { $near: 1 } } }], 2, 'unknown operator: $near'],
  ]);
});
