import { describe } from 'vitest';
import { matchTable, refusalTable } from '../../../test/matching.ts';
import { decimalFromString } from '../../bson/decimal.ts';
import { DateTime, MAX_KEY, MIN_KEY, Regex } from '../../bson/value.ts';

describe('$gte', () => {
  matchTable([
    [{ a: { $gte: 1 } }, { a: 1.5 }, true],
    [{ a: { $gte: 1 } }, { a: 1 }, true],
    [{ a: { $gte: 1 } }, { a: decimalFromString('1.0') }, true],
    [{ a: { $gte: 9007199254740993n } }, { a: 9007199254740992 }, false],
    [{ a: { $gte: 0 } }, { a: -0 }, true],
    [{ a: { $gte: 1 } }, { a: 'text' }, false],
    [{ a: { $gte: 'b' } }, { a: 'a' }, false],
    [{ a: { $gte: 'b' } }, { a: 1 }, false],
    [{ a: { $gte: 1 } }, {}, false],
    [{ a: { $gte: 1 } }, { a: null }, false],
    [{ a: { $gte: null } }, {}, true],
    [{ a: { $gte: null } }, { a: null }, true],
    [{ a: { $gte: null } }, { a: 1 }, false],
    [{ a: { $gte: 5 } }, { a: [1, 9] }, true],
    [{ a: { $gte: 5 } }, { a: [] }, false],
    [{ a: { $gte: [1, 2] } }, { a: [1, 3] }, true],
    [{ a: { $gte: Number.NaN } }, { a: 1 }, false],
    [{ a: { $gte: Number.NaN } }, { a: Number.NaN }, true],
    [{ a: { $gte: 1 } }, { a: Number.NaN }, false],
    [{ a: { $gte: new DateTime(0n) } }, { a: new DateTime(1n) }, true],
    [{ a: { $gte: new DateTime(0n) } }, { a: 5 }, false],
    [{ a: { $gte: MIN_KEY } }, { a: 5 }, true],
    [{ a: { $gte: MAX_KEY } }, { a: 'x' }, false],
    [{ a: { $gte: true } }, { a: 5 }, false],
    [{ a: { $gte: false } }, { a: true }, true],
    [{ a: { $gte: { x: 1 } } }, { a: { x: 2 } }, true],
  ]);
  refusalTable([
    [{ a: { $gte: new Regex('x', '') } }, 2, "Can't have RegEx as arg to predicate over field 'a'."],
  ]);
});
