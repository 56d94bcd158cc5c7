import { describe } from 'vitest';
import { matchTable, refusalTable } from '../../../test/matching.ts';
import { decimalFromString } from '../../bson/decimal.ts';
import { DateTime, MAX_KEY, MIN_KEY, Regex } from '../../bson/value.ts';

describe('$lte', () => {
  matchTable([
    [{ a: { $lte: 1 } }, { a: 1.5 }, false],
    [{ a: { $lte: 1 } }, { a: 1 }, true],
    [{ a: { $lte: 1 } }, { a: decimalFromString('1.0') }, true],
    [{ a: { $lte: 9007199254740993n } }, { a: 9007199254740992 }, true],
    [{ a: { $lte: 0 } }, { a: -0 }, true],
    [{ a: { $lte: 1 } }, { a: 'text' }, false],
    [{ a: { $lte: 'b' } }, { a: 'a' }, true],
    [{ a: { $lte: 'b' } }, { a: 1 }, false],
    [{ a: { $lte: 1 } }, {}, false],
    [{ a: { $lte: 1 } }, { a: null }, false],
    [{ a: { $lte: null } }, {}, true],
    [{ a: { $lte: null } }, { a: null }, true],
    [{ a: { $lte: null } }, { a: 1 }, false],
    [{ a: { $lte: 5 } }, { a: [1, 9] }, true],
    [{ a: { $lte: 5 } }, { a: [] }, false],
    [{ a: { $lte: [1, 2] } }, { a: [1, 3] }, false],
    [{ a: { $lte: Number.NaN } }, { a: 1 }, false],
    [{ a: { $lte: Number.NaN } }, { a: Number.NaN }, true],
    [{ a: { $lte: 1 } }, { a: Number.NaN }, false],
    [{ a: { $lte: new DateTime(0n) } }, { a: new DateTime(1n) }, false],
    [{ a: { $lte: new DateTime(0n) } }, { a: 5 }, false],
    [{ a: { $lte: MIN_KEY } }, { a: 5 }, false],
    [{ a: { $lte: MAX_KEY } }, { a: 'x' }, true],
    [{ a: { $lte: true } }, { a: 5 }, false],
    [{ a: { $lte: false } }, { a: true }, false],
    [{ a: { $lte: { x: 1 } } }, { a: { x: 2 } }, false],
  ]);
  refusalTable([
    [{ a: { $lte: new Regex('x', '') } }, 2, "Can't have RegEx as arg to predicate over field 'a'."],
  ]);
});
