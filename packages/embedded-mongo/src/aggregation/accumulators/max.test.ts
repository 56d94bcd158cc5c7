import { describe } from 'vitest';
import { accumulatorTable } from '../../../test/evaluating.ts';
import { decimalFromString } from '../../bson/decimal.ts';
import { DateTime } from '../../bson/value.ts';
import { max } from './max.ts';

describe('the accumulator $max', () =>
  accumulatorTable(max, [
    [[], null],
    [[null, undefined], null],
    [[5, 3, 4], 5],
    [[null, 7, undefined], 7],
    [['a', 5], 'a'],
    [[2n, 2], 2n],
    [[1, 0.5], 1],
    [[Number.NaN, -1], -1],
    [[decimalFromString('1.5'), 1], decimalFromString('1.5')],
    [[[1], 'x'], [1]],
    [[new DateTime(5n), new DateTime(4n)], new DateTime(5n)],
  ]));
