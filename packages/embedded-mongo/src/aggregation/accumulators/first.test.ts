import { describe } from 'vitest';
import { accumulatorTable } from '../../../test/evaluating.ts';
import { first } from './first.ts';

describe('the accumulator $first', () =>
  accumulatorTable(first, [
    [[], null],
    [[3n, 1], 3n],
    [[null, 1], null],
    [[undefined, 1], null],
    [
      [[1, 2], 5],
      [1, 2],
    ],
  ]));
