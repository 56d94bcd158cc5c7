import { describe } from 'vitest';
import { matchTable, refusalTable } from '../../../test/matching.ts';
import { Regex, UNDEFINED } from '../../bson/value.ts';

describe('$in', () => {
  matchTable([
    [{ a: { $in: [1, 'x'] } }, { a: 1n }, true],
    [{ a: { $in: [1, 'x'] } }, { a: 'y' }, false],
    [{ a: { $in: [] } }, { a: 1 }, false],
    [{ a: { $in: [null] } }, {}, true],
    [{ a: { $in: [null] } }, { a: UNDEFINED }, false],
    [{ a: { $in: [new Regex('^q', 'i')] } }, { a: 'Quad' }, true],
    [{ a: { $in: [2] } }, { a: [1, 2] }, true],
    [{ a: { $in: [[1, 2]] } }, { a: [1, 2] }, true],
  ]);
  refusalTable([
    [{ a: { $in: 1 } }, 2, '$in needs an array'],
    [{ a: { $in: [{ $gt: 1 }] } }, 2, 'cannot nest $ under $in'],
  ]);
});
