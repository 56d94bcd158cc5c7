import { describe } from 'vitest';
import { matchTable, refusalTable } from '../../../test/matching.ts';

describe('$elemMatch', () => {
  matchTable([
    [{ a: { $elemMatch: { x: 1, y: 2 } } }, { a: [{ x: 1, y: 2 }] }, true],
    [{ a: { $elemMatch: { x: 1, y: 2 } } }, { a: [{ x: 1 }, { y: 2 }] }, false],
    [{ a: { $elemMatch: { $gt: 5, $lt: 9 } } }, { a: [1, 7] }, true],
    [{ a: { $elemMatch: { $gt: 5, $lt: 9 } } }, { a: [1, 10] }, false],
    [{ a: { $elemMatch: { $gt: 5 } } }, { a: 7 }, false],
    [{ a: { $elemMatch: { $eq: 1 } } }, { a: [[1]] }, false],
    [{ a: { $elemMatch: { $ne: 1 } } }, { a: [[1]] }, true],
    [{ a: { $elemMatch: { $eq: [1] } } }, { a: [[1]] }, true],
    [{ a: { $elemMatch: { $elemMatch: { $eq: 1 } } } }, { a: [[1]] }, true],
    [{ a: { $elemMatch: { $size: 2, $not: { $elemMatch: { $gt: 5 } } } } }, { a: [[1, 2]] }, true],
    [{ a: { $elemMatch: { x: { $ne: 1 } } } }, { a: [{ x: 1 }, { x: 2 }] }, true],
    [{ a: { $elemMatch: { $or: [{ x: 1 }, { y: 1 }] } } }, { a: [{ y: 1 }] }, true],
    [{ a: { $not: { $elemMatch: { x: 1 } } } }, { a: [{ x: 2 }] }, true],
    [{ 'a.b': { $elemMatch: { $eq: 1 } } }, { a: [{ b: [2] }, { b: [1] }] }, true],
  ]);
  refusalTable([
    [{ a: { $elemMatch: { $expr: true } } }, 2, '$expr can only be applied to the top-level document'],
    [{ a: { $elemMatch: { b: 1, $and: [{ $expr: true }] } } }, 2],
    [{ a: { $elemMatch: 1 } }, 2, '$elemMatch needs an Object'],
    [{ a: { $elemMatch: { $near: 1 } } }, 2],
  ]);
});
