import { describe } from 'vitest';
import { stageRefusals, stageTable } from '../../../test/evaluating.ts';
import { decimalFromString } from '../../bson/decimal.ts';

const five = [1, 2, 3, 4, 5].map((n) => ({ n }));

describe('the stage $limit', () => {
  stageTable([
    ['takes the first', [{ $limit: 2 }], five, [{ n: 1 }, { n: 2 }]],
    ['takes a long', [{ $limit: 2n }], five, [{ n: 1 }, { n: 2 }]],
    ['takes a whole decimal', [{ $limit: decimalFromString('1') }], five, [{ n: 1 }]],
    ['takes all when there are fewer', [{ $limit: 9 }], five, five],
  ]);
  stageRefusals([
    [[{ $limit: 'x' }], 2107201, 'invalid argument to $limit stage: Expected a number in: $limit: "x"'],
    [[{ $limit: 1.5 }], 2107201, 'invalid argument to $limit stage: Expected an integer: $limit: 1.5'],
    [
      [{ $limit: -1 }],
      2107201,
      'invalid argument to $limit stage: Expected a non-negative number in: $limit: -1',
    ],
    [
      [{ $limit: Number.NaN }],
      2107201,
      'invalid argument to $limit stage: Expected an integer, but found NaN in: $limit: NaN',
    ],
    [[{ $limit: 0 }], 15958, 'the limit must be positive'],
  ]);
});
