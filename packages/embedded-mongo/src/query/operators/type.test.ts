import { describe } from 'vitest';
import { matchTable, refusalTable } from '../../../test/matching.ts';
import { decimalFromString } from '../../bson/decimal.ts';

describe('$type', () => {
  matchTable([
    [{ a: { $type: 'string' } }, { a: 'x' }, true],
    [{ a: { $type: 2 } }, { a: 'x' }, true],
    [{ a: { $type: 'number' } }, { a: decimalFromString('1') }, true],
    [{ a: { $type: 'int' } }, { a: 1.5 }, false],
    [{ a: { $type: ['string', 'null'] } }, { a: null }, true],
    [{ a: { $type: 'null' } }, {}, false],
    [{ a: { $type: 'array' } }, { a: [] }, true],
    [{ a: { $type: 'string' } }, { a: [1, 'x'] }, true],
  ]);
  refusalTable([
    [{ a: { $type: 'nothing' } }, 2],
    [{ a: { $type: 99 } }, 2],
    [{ a: { $type: [] } }, 2],
  ]);
});
