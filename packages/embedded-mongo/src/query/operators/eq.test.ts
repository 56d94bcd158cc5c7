import { describe } from 'vitest';
import { matchTable } from '../../../test/matching.ts';
import { decimalFromString } from '../../bson/decimal.ts';
import { Regex, UNDEFINED } from '../../bson/value.ts';

describe('$eq', () =>
  matchTable([
    [{ a: 1 }, { a: 1 }, true],
    [{ a: 1 }, { a: 1n }, true],
    [{ a: 1.5 }, { a: decimalFromString('1.50') }, true],
    [{ a: 0.1 }, { a: decimalFromString('0.1') }, false],
    [{ a: 1 }, { a: '1' }, false],
    [{ a: 1 }, { a: true }, false],
    [{ a: 1 }, {}, false],
    [{ a: null }, {}, true],
    [{ a: null }, { a: null }, true],
    [{ a: null }, { a: UNDEFINED }, false],
    [{ a: null }, { a: 0 }, false],
    [{ a: null }, { a: [] }, false],
    [{ a: null }, { a: [1, null] }, true],
    [{ a: 1 }, { a: [3, 1] }, true],
    [{ a: [1, 2] }, { a: [1, 2] }, true],
    [{ a: [1, 2] }, { a: [2, 1] }, false],
    [{ a: [1] }, { a: [[1], 2] }, true],
    [{ a: [] }, { a: [] }, true],
    [{ a: { x: 1, y: 2 } }, { a: { x: 1, y: 2 } }, true],
    [{ a: { x: 1, y: 2 } }, { a: { y: 2, x: 1 } }, false],
    [{ a: { x: 1 } }, { a: { x: 1, y: 2 } }, false],
    [{ 'a.b': 1 }, { a: { b: 1 } }, true],
    [{ 'a.b': 1 }, { a: [{ b: 2 }, { b: 1 }] }, true],
    [{ 'a.b': 1 }, { a: [[{ b: 1 }]] }, false],
    [{ 'a.0': 1 }, { a: [1, 2] }, true],
    [{ 'a.1.b': 5 }, { a: [{ b: 1 }, { b: 5 }] }, true],
    [{ 'a.0.b': 5 }, { a: [{ b: 1 }, { b: 5 }] }, false],
    [{ 'a.b': null }, { a: 4 }, true],
    [{ 'a.b': null }, {}, true],
    [{ 'a.b': null }, { a: [] }, false],
    [{ 'a.b': null }, { a: [1, 2] }, false],
    [{ 'a.b': null }, { a: [{ b: 1 }, {}] }, true],
    [{ 'a.b': null }, { a: [{ b: 1 }] }, false],
    [{ a: { $eq: new Regex('^x', '') } }, { a: new Regex('^x', '') }, true],
    [{ a: { $eq: new Regex('^x', '') } }, { a: 'xy' }, false],
    [{ a: Number.NaN }, { a: Number.NaN }, true],
  ]));
