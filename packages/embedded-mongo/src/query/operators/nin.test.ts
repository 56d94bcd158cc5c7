import { describe } from 'vitest';
import { matchTable, refusalTable } from '../../../test/matching.ts';
import { Regex } from '../../bson/value.ts';

describe('$nin', () => {
  matchTable([
    [{ a: { $nin: [1, null] } }, {}, false],
    [{ a: { $nin: [1] } }, { a: [1, 5] }, false],
    [{ a: { $nin: [] } }, { a: 1 }, true],
    [{ a: { $nin: [1] } }, { a: 1n }, false],
    [{ a: { $nin: [[1, 2]] } }, { a: [1, 2] }, false],
    [{ a: { $nin: [new Regex('^q', '')] } }, { a: 'quad' }, false],
    [{ a: { $nin: [new Regex('^q', '')] } }, { a: 1 }, true],
  ]);
  refusalTable([[{ a: { $nin: 'x' } }, 2, '$nin needs an array']]);
});
