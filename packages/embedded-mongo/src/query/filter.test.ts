import { describe } from 'vitest';
import { matchTable, refusalTable } from '../../test/matching.ts';
import { UNDEFINED } from '../bson/value.ts';

describe('a query', () => {
  matchTable([
    [{}, { a: 1 }, true],
    [{ a: { $gte: 1, $lte: 2 } }, { a: 1.5 }, true],
    [{ a: { $ref: 'x', $id: 1 } }, { a: { $ref: 'x', $id: 1 } }, true],
    // A position that the path names is entered by no further elements, and a scalar there lacks nothing.
    [{ 'a.0': 2 }, { a: [[1, 2]] }, false],
    [{ 'a.0': [1, 2] }, { a: [[1, 2]] }, true],
    [{ 'a.0.0': 1 }, { a: [[1, 2]] }, true],
    [{ 'a.0.b': null }, { a: [5] }, false],
    [{ 'a.0.b': { $exists: false } }, { a: [5] }, true],
    [{ 'a.0.b': null }, { a: [{}] }, true],
    [{ 'a.0.b': 1 }, { a: [[{ b: 1 }]] }, true],
    [{ 'a.0': 5 }, { a: [{ 0: 5 }] }, true],
    [{ 'a.1': null }, { a: [1] }, false],
  ]);
  refusalTable([
    [{ $where: 'this.a' }, 2],
    [{ $comment: 'why' }, 2],
    [{ a: { $mod: [4, 1] } }, 2, 'unknown operator: $mod'],
    [{ $text: { $search: 'x' } }, 2],
    [{ $jsonSchema: {} }, 2],
    [{ a: { $near: 1 } }, 2],
    [{ a: { $bitsAllSet: 1 } }, 2],
    [{ a: { $gt: 1, b: 2 } }, 2],
    [{ a: { $id: 1 } }, 2, 'unknown operator: $id'],
    [{ a: UNDEFINED }, 2, 'cannot compare to undefined'],
    [{ a: { $gte: UNDEFINED } }, 2, 'cannot compare to undefined'],
    [{ a: { $in: [UNDEFINED] } }, 2, 'InMatchExpression equality cannot be undefined'],
  ]);
});
