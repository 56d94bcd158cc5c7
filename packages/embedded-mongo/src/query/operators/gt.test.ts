import { describe } from 'vitest';
import { matchTable, refusalTable } from '../../../test/matching.ts';
import { decimalFromString } from '../../bson/decimal.ts';
import { DateTime, MAX_KEY, MIN_KEY, Regex } from '../../bson/value.ts';

describe('$gt', () => {
  matchTable([
    [{ a: { $gt: 1 } }, { a: 1.5 }, true],
    [{ a: { $gt: 1 } }, { a: 1 }, false],
    [{ a: { $gt: 1 } }, { a: decimalFromString('1.0') }, false],
    [{ a: { $gt: 9007199254740993n } }, { a: 9007199254740992 }, false],
    [{ a: { $gt: 0 } }, { a: -0 }, false],
    [{ a: { $gt: 1 } }, { a: 'text' }, false],
    [{ a: { $gt: 'b' } }, { a: 'a' }, false],
    [{ a: { $gt: 'b' } }, { a: 1 }, false],
    [{ a: { $gt: 1 } }, {}, false],
    [{ a: { $gt: 1 } }, { a: null }, false],
    [{ a: { $gt: null } }, {}, false],
    [{ a: { $gt: null } }, { a: null }, false],
    [{ a: { $gt: null } }, { a: 1 }, false],
    [{ a: { $gt: 5 } }, { a: [1, 9] }, true],
    [{ a: { $gt: 5 } }, { a: [] }, false],
    [{ a: { $gt: [1, 2] } }, { a: [1, 3] }, true],
    [{ a: { $gt: Number.NaN } }, { a: 1 }, false],
    [{ a: { $gt: Number.NaN } }, { a: Number.NaN }, false],
    [{ a: { $gt: 1 } }, { a: Number.NaN }, false],
    [{ a: { $gt: new DateTime(0n) } }, { a: new DateTime(1n) }, true],
    [{ a: { $gt: new DateTime(0n) } }, { a: 5 }, false],
    [{ a: { $gt: MIN_KEY } }, { a: 5 }, true],
    [{ a: { $gt: MAX_KEY } }, { a: 'x' }, false],
    [{ a: { $gt: true } }, { a: 5 }, false],
    [{ a: { $gt: false } }, { a: true }, true],
    [{ a: { $gt: { x: 1 } } }, { a: { x: 2 } }, true],
    // Each condition may be met by another element.
    [{ a: { $gt: 5, $lt: 3 } }, { a: [1, 9] }, true],
  ]);
  refusalTable([
    [{ a: { $gt: new Regex('x', '') } }, 2, "Can't have RegEx as arg to predicate over field 'a'."],
  ]);
});
