import { describe } from 'vitest';
import { matchTable, refusalTable } from '../../../test/matching.ts';
import { decimalFromString } from '../../bson/decimal.ts';
import { DateTime, MAX_KEY, MIN_KEY, Regex } from '../../bson/value.ts';

describe('$gt, $gte, $lt and $lte', () => {
  matchTable([
    [{ a: { $gt: 1 } }, { a: 1.5 }, true],
    [{ a: { $gt: 1 } }, { a: 1 }, false],
    [{ a: { $gte: 1 } }, { a: decimalFromString('1') }, true],
    [{ a: { $lt: 9007199254740993n } }, { a: 9007199254740992 }, true],
    [{ a: { $lte: 1 } }, { a: 1 }, true],
    [{ a: { $gt: 1 } }, { a: 'text' }, false],
    [{ a: { $lt: 'b' } }, { a: 'a' }, true],
    [{ a: { $lt: 'b' } }, { a: 1 }, false],
    [{ a: { $gt: 1 } }, {}, false],
    [{ a: { $gte: null } }, {}, true],
    [{ a: { $gt: null } }, { a: null }, false],
    [{ a: { $lte: null } }, { a: 1 }, false],
    [{ a: { $gt: 5 } }, { a: [1, 9] }, true],
    [{ a: { $gt: 5, $lt: 3 } }, { a: [1, 9] }, true],
    [{ a: { $gt: 5 } }, { a: [] }, false],
    [{ a: { $lt: Number.NaN } }, { a: 1 }, false],
    [{ a: { $gte: Number.NaN } }, { a: Number.NaN }, true],
    [{ a: { $gt: 1 } }, { a: Number.NaN }, false],
    [{ a: { $gt: new DateTime(0n) } }, { a: new DateTime(1n) }, true],
    [{ a: { $gt: new DateTime(0n) } }, { a: 5 }, false],
    [{ a: { $gt: MIN_KEY } }, { a: 5 }, true],
    [{ a: { $lt: MAX_KEY } }, { a: 'x' }, true],
    [{ a: { $gt: true } }, { a: 5 }, false],
    [{ a: { $gt: false } }, { a: true }, true],
    [{ a: { $gt: { x: 1 } } }, { a: { x: 2 } }, true],
  ]);
  refusalTable([[{ a: { $gt: new Regex('x', '') } }, 2]]);
});
