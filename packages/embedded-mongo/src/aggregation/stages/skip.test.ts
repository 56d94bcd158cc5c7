import { describe } from 'vitest';
import { stageRefusals, stageTable } from '../../../test/evaluating.ts';
import { decimalFromString } from '../../bson/decimal.ts';

const five = [1, 2, 3, 4, 5].map((n) => ({ n }));

describe('the stage $skip', () => {
  stageTable([
    ['leaves out the first', [{ $skip: 3 }], five, [{ n: 4 }, { n: 5 }]],
    ['leaves out none', [{ $skip: 0 }], five, five],
    ['takes a long', [{ $skip: 4n }], five, [{ n: 5 }]],
    ['takes a whole decimal', [{ $skip: decimalFromString('4') }], five, [{ n: 5 }]],
    ['leaves out all when there are fewer', [{ $skip: 9 }], five, []],
  ]);
  stageRefusals([
    [[{ $skip: 'x' }], 5107200, 'invalid argument to $skip stage: Expected a number in: $skip: "x"'],
    [[{ $skip: 1.5 }], 5107200, 'invalid argument to $skip stage: Expected an integer: $skip: 1.5'],
    [
      [{ $skip: -1 }],
      5107200,
      'invalid argument to $skip stage: Expected a non-negative number in: $skip: -1',
    ],
    [
      [{ $skip: Number.NaN }],
      5107200,
      'invalid argument to $skip stage: Expected an integer, but found NaN in: $skip: NaN',
    ],
  ]);
});
