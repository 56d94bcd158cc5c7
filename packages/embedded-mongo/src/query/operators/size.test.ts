import { describe } from 'vitest';
import { matchTable, refusalTable } from '../../../test/matching.ts';
import { decimalFromString } from '../../bson/decimal.ts';

describe('$size', () => {
  matchTable([
    [{ a: { $size: 2 } }, { a: [1, 2] }, true],
    [{ a: { $size: 2 } }, { a: [[1, 2]] }, false],
    [{ a: { $size: 0 } }, { a: [] }, true],
    [{ a: { $size: 2n } }, { a: [1, null] }, true],
    [{ a: { $size: decimalFromString('1') } }, { a: [1] }, true],
    [{ a: { $size: 0 } }, {}, false],
    [{ a: { $size: 1 } }, { a: 'x' }, false],
  ]);
  refusalTable([
    [{ a: { $size: -1 } }, 9, 'Failed to parse $size. Expected a non-negative number in: $size: -1'],
    [{ a: { $size: 1.5 } }, 9, 'Failed to parse $size. Expected an integer: $size: 1.5'],
    [{ a: { $size: 'x' } }, 9],
  ]);
});
