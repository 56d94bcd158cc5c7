import { describe } from 'vitest';
import { matchTable, refusalTable } from '../../../test/matching.ts';
import { Regex, UNDEFINED } from '../../bson/value.ts';

describe('$in and $nin', () => {
  matchTable([
    [{ a: { $in: [1, 'x'] } }, { a: 1n }, true],
    [{ a: { $in: [1, 'x'] } }, { a: 'y' }, false],
    [{ a: { $in: [] } }, { a: 1 }, false],
    [{ a: { $in: [null] } }, {}, true],
    [{ a: { $in: [null] } }, { a: UNDEFINED }, false],
    [{ a: { $in: [new Regex('^q', 'i')] } }, { a: 'Quad' }, true],
    [{ a: { $in: [2] } }, { a: [1, 2] }, true],
    [{ a: { $in: [[1, 2]] } }, { a: [1, 2] }, true],
    [{ a: { $nin: [1, 2] } }, { a: 3 }, true],
    [{ a: { $nin: [1, 2] } }, {}, true],
    [{ a: { $nin: [1, null] } }, {}, false],
    [{ a: { $nin: [1] } }, { a: [1, 5] }, false],
  ]);
  refusalTable([
    [{ a: { $in: 1 } }, 2],
    [{ a: { $nin: 'x' } }, 2],
    [{ a: { $in: [{ $gt: 1 }] } }, 2],
  ]);
});
