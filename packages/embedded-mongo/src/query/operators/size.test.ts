import { describe } from 'vitest';
import { matchTable, refusalTable } from '../../../test/matching.ts';

describe('$size', () => {
  matchTable([
    [{ a: { $size: 2 } }, { a: [1, 2] }, true],
    [{ a: { $size: 2 } }, { a: [[1, 2]] }, false],
    [{ a: { $size: 0 } }, { a: [] }, true],
    [{ a: { $size: 0 } }, {}, false],
    [{ a: { $size: 1 } }, { a: 'x' }, false],
  ]);
  refusalTable([
    [{ a: { $size: -1 } }, 9],
    [{ a: { $size: 1.5 } }, 9],
    [{ a: { $size: 'x' } }, 9],
  ]);
});
