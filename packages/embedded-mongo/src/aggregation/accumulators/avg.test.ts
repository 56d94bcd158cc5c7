import { describe } from 'vitest';
import { accumulatorTable } from '../../../test/evaluating.ts';
import { decimalFromString } from '../../bson/decimal.ts';
import { avg } from './avg.ts';

describe('the accumulator $avg', () =>
  accumulatorTable(avg, [
    [[], null],
    [[null, undefined, 'x'], null],
    [[1, 2], 1.5],
    [[1n, 2], 1.5],
    [[0.5, null, 0.25, 'x'], 0.375],
    [[9223372036854775807n, 9223372036854775807n], 2 ** 63],
    [[Number.NaN, 1], Number.NaN],
    [[decimalFromString('0.1'), decimalFromString('0.2')], decimalFromString('0.15')],
  ]));
