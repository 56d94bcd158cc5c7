import { describe } from 'vitest';
import { matchTable, refusalTable } from '../../../test/matching.ts';
import { decimalFromString } from '../../bson/decimal.ts';
import { DateTime } from '../../bson/value.ts';

describe('$type', () => {
  matchTable([
    [{ a: { $type: 'string' } }, { a: 'x' }, true],
    [{ a: { $type: 2 } }, { a: 'x' }, true],
    [{ a: { $type: 'number' } }, { a: decimalFromString('1') }, true],
    [{ a: { $type: 'int' } }, { a: 1.5 }, false],
    [{ a: { $type: ['string', 'null'] } }, { a: null }, true],
    [{ a: { $type: 'long' } }, { a: 1n }, true],
    [{ a: { $type: 'double' } }, { a: 1.5 }, true],
    [{ a: { $type: 'number' } }, { a: Number.NaN }, true],
    [{ a: { $type: 16n } }, { a: 1 }, true],
    [{ a: { $type: 'date' } }, { a: new DateTime(0n) }, true],
    [{ a: { $type: 'bool' } }, { a: 0 }, false],
    [{ a: { $type: 'object' } }, { a: [{}] }, true],
    [{ a: { $type: 'null' } }, {}, false],
    [{ a: { $type: 'array' } }, { a: [] }, true],
    [{ a: { $type: 'string' } }, { a: [1, 'x'] }, true],
  ]);
  refusalTable([
    [{ a: { $type: 'nothing' } }, 2, 'Unknown type name alias: nothing'],
    [{ a: { $type: 99 } }, 2, 'Invalid numerical type code: 99'],
    [{ a: { $type: [] } }, 9, '$type must match at least one type'],
    [{ a: { $type: 0 } }, 2, 'Invalid numerical type code: 0. Instead use {$exists:false}.'],
    [{ a: { $type: true } }, 14, 'type must be represented as a number or a string'],
  ]);
});
