import { describe } from 'vitest';
import { accumulatorTable } from '../../../test/evaluating.ts';
import { decimalFromString } from '../../bson/decimal.ts';
import { addToSet } from './add-to-set.ts';

describe('the accumulator $addToSet', () =>
  accumulatorTable(addToSet, [
    [[], []],
    [
      [1, 2, 1n, 2.5, decimalFromString('2.5')],
      [1, 2, 2.5],
    ],
    [[null, undefined, null], [null]],
    [
      [
        [1, 2],
        [1, 2],
        [2, 1],
      ],
      [
        [1, 2],
        [2, 1],
      ],
    ],
    [
      [
        { a: 1, b: 2 },
        { b: 2, a: 1 },
      ],
      [
        { a: 1, b: 2 },
        { b: 2, a: 1 },
      ],
    ],
  ]));
