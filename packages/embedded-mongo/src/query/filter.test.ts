import { describe } from 'vitest';
import { matchTable, refusalTable } from '../../test/matching.ts';

describe('a query', () => {
  matchTable([
    [{}, { a: 1 }, true],
    [{ $and: [{ a: 1 }, { b: 2 }] }, { a: 1, b: 2 }, true],
    [{ $or: [{ a: 1 }, { b: 2 }] }, { b: 2 }, true],
    [{ $or: [{ a: 1 }, { b: 2 }] }, { a: 2 }, false],
    [{ $nor: [{ a: 1 }, { b: 2 }] }, { a: 2 }, true],
    [{ a: { $not: { $gt: 5 } } }, { a: 3 }, true],
    [{ a: { $not: { $gt: 5 } } }, {}, true],
    [{ a: { $not: { $gt: 5 } } }, { a: [1, 9] }, false],
    [{ $expr: { $gt: ['$a', '$b'] } }, { a: 2, b: 1 }, true],
    [{ $expr: { $eq: ['$a', '$missing'] } }, { a: null }, false],
    [{ $comment: 'why', a: 1 }, { a: 1 }, true],
    [{ a: { $gte: 1, $lte: 2 } }, { a: 1.5 }, true],
    [{ a: { $ref: 'x', $id: 1 } }, { a: { $ref: 'x', $id: 1 } }, true],
  ]);
  refusalTable([
    [{ $where: 'this.a' }, 2],
    [{ $text: { $search: 'x' } }, 2],
    [{ $jsonSchema: {} }, 2],
    [{ a: { $near: 1 } }, 2],
    [{ a: { $bitsAllSet: 1 } }, 2],
    [{ $and: [] }, 2],
    [{ $or: 1 }, 2],
    [{ $nor: [1] }, 2],
    [{ a: { $not: 1 } }, 2],
    [{ a: { $gt: 1, b: 2 } }, 2],
    [{ $expr: { $unknownExpression: 1 } }, 168],
  ]);
});
