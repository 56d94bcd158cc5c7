import { describe } from 'vitest';
import { matchTable, refusalTable } from '../../../test/matching.ts';
import { decimalFromString } from '../../bson/decimal.ts';
import { DateTime, MAX_KEY, MIN_KEY, Regex } from '../../bson/value.ts';

describe('$lt', () => {
  matchTable([
    [{ a: { $lt: 1 } }, { a: 1.5 }, false],
    [{ a: { $lt: 1 } }, { a: 1 }, false],
    [{ a: { $lt: 1 } }, { a: decimalFromString('1.0') }, false],
    [{ a: { $lt: 9007199254740993n } }, { a: 9007199254740992 }, true],
    [{ a: { $lt: 0 } }, { a: -0 }, false],
    [{ a: { $lt: 1 } }, { a: 'text' }, false],
    [{ a: { $lt: 'b' } }, { a: 'a' }, true],
    [{ a: { $lt: 'b' } }, { a: 1 }, false],
    [{ a: { $lt: 1 } }, {}, false],
    [{ a: { $lt: 1 } }, { a: null }, false],
    [{ a: { $lt: null } }, {}, false],
    [{ a: { $lt: null } }, { a: null }, false],
    [{ a: { $lt: null } }, { a: 1 }, false],
    [{ a: { $lt: 5 } }, { a: [1, 9] }, true],
    [{ a: { $lt: 5 } }, { a: [] }, false],
    [{ a: { $lt: [1, 2] } }, { a: [1, 3] }, false],
    [{ a: { $lt: Number.NaN } }, { a: 1 }, false],
    [{ a: { $lt: Number.NaN } }, { a: Number.NaN }, false],
    [{ a: { $lt: 1 } }, { a: Number.NaN }, false],
    [{ a: { $lt: new DateTime(0n) } }, { a: new DateTime(1n) }, false],
    [{ a: { $lt: new DateTime(0n) } }, { a: 5 }, false],
    [{ a: { $lt: MIN_KEY } }, { a: 5 }, false],
    [{ a: { $lt: MAX_KEY } }, { a: 'x' }, true],
    [{ a: { $lt: true } }, { a: 5 }, false],
    [{ a: { $lt: false } }, { a: true }, false],
    [{ a: { $lt: { x: 1 } } }, { a: { x: 2 } }, false],
  ]);
  refusalTable([
    [{ a: { $lt: new Regex('x', '') } }, 2, "Can't have RegEx as arg to predicate over field 'a'."],
  ]);
});
