import { describe } from 'vitest';
import { matchTable, refusalTable } from '../../../test/matching.ts';

describe('$expr', () => {
  matchTable([
    [{ $expr: { $gt: ['$a', '$b'] } }, { a: 2, b: 1 }, true],
    [{ $expr: { $gt: ['$a', '$b'] } }, { a: 1, b: 1 }, false],
    [{ $expr: { $eq: ['$a', '$missing'] } }, { a: null }, false],
    [{ $expr: '$a' }, { a: 0 }, false],
    [{ $expr: '$a' }, { a: '' }, true],
    [{ $expr: { $gt: ['$a', 5] } }, { a: [9] }, true],
    [{ $expr: { $eq: ['$a', 1] }, b: 2 }, { a: 1, b: 3 }, false],
  ]);
  refusalTable([
    [{ $expr: { $nothing: 1 } }, 168, "Unrecognized expression '$nothing'"],
    [{ a: { $expr: { $eq: [1, 1] } } }, 2, 'unknown operator: $expr'],
  ]);
});
