import { describe } from 'vitest';
import { matchTable, refusalTable } from '../../../test/matching.ts';
import { decimalFromString } from '../../bson/decimal.ts';
import { Regex } from '../../bson/value.ts';

describe('$ne', () => {
  matchTable([
    [{ a: { $ne: 1 } }, { a: 2 }, true],
    [{ a: { $ne: 1 } }, { a: 1n }, false],
    [{ a: { $ne: 1 } }, {}, true],
    [{ a: { $ne: 1 } }, { a: [1, 2] }, false],
    [{ a: { $ne: 1 } }, { a: [2, 3] }, true],
    [{ a: { $ne: 1.5 } }, { a: decimalFromString('1.50') }, false],
    [{ a: { $ne: '1' } }, { a: 1 }, true],
    [{ a: { $ne: [1, 2] } }, { a: [1, 2] }, false],
    [{ a: { $ne: Number.NaN } }, { a: Number.NaN }, false],
    [{ a: { $ne: null } }, {}, false],
    [{ a: { $ne: null } }, { a: null }, false],
    [{ a: { $ne: null } }, { a: 0 }, true],
    [{ 'a.b': { $ne: 1 } }, { a: [{ b: 1 }, { b: 2 }] }, false],
  ]);
  refusalTable([[{ a: { $ne: new Regex('x', '') } }, 2, "Can't have regex as arg to $ne."]]);
});
