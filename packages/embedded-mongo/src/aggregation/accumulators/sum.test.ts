import { describe } from 'vitest';
import { accumulatorTable } from '../../../test/evaluating.ts';
import { decimalFromString } from '../../bson/decimal.ts';
import { sum } from './sum.ts';

describe('the accumulator $sum', () =>
  accumulatorTable(sum, [
    [[], 0],
    [[undefined, null, 'x', [1], { a: 1 }], 0],
    [[1, 2], 3],
    [[2147483647, 1], 2147483648n],
    [[2147483647, 1, -1], 2147483647],
    [[1n, 2], 3n],
    [[9223372036854775807n, 1], 2 ** 63],
    [[9223372036854775807n, 1, -1], 9223372036854775807n],
    [[1, 0.5], 1.5],
    // What each addition rounds away is carried along: added naively this is 0.7999999999999999.
    [[0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1], 0.8],
    [[1e16, 1.5, -1e16], 1.5],
    [[Number.NaN, 1], Number.NaN],
    [[Infinity, 1.5], Infinity],
    [[Infinity, -Infinity], Number.NaN],
    [[decimalFromString('0.10'), 1, 2n], decimalFromString('3.10')],
    [[decimalFromString('0.1'), decimalFromString('0.2')], decimalFromString('0.3')],
    [[decimalFromString('1'), 0.5], decimalFromString('1.5')],
    [[decimalFromString('1'), Infinity], decimalFromString('Infinity')],
  ]));
