import { describe } from 'vitest';
import { accumulatorTable } from '../../../test/evaluating.ts';
import { push } from './push.ts';

describe('the accumulator $push', () =>
  accumulatorTable(push, [
    [[], []],
    [
      [1, 1n, null, undefined, [2]],
      [1, 1n, null, [2]],
    ],
    [
      [{ a: 1 }, { a: 1 }],
      [{ a: 1 }, { a: 1 }],
    ],
  ]));
