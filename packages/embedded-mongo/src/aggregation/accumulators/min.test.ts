import { describe } from 'vitest';
import { accumulatorTable } from '../../../test/evaluating.ts';
import { decimalFromString } from '../../bson/decimal.ts';
import { DateTime } from '../../bson/value.ts';
import { min } from './min.ts';

describe('the accumulator $min', () =>
  accumulatorTable(min, [
    [[], null],
    [[null, undefined], null],
    [[5, 3, 4], 3],
    [[null, 7, undefined], 7],
    [['a', 5], 5],
    [[2n, 2], 2n],
    [[1, 0.5], 0.5],
    [[Number.NaN, -1], Number.NaN],
    [[decimalFromString('0.5'), 1], decimalFromString('0.5')],
    [[[1], 'x'], 'x'],
    [[new DateTime(5n), new DateTime(4n)], new DateTime(4n)],
  ]));
