import { describe } from 'vitest';
import { matchTable, refusalTable } from '../../../test/matching.ts';
import { Regex } from '../../bson/value.ts';

describe('$not', () => {
  matchTable([
    [{ a: { $not: { $gt: 5 } } }, { a: 3 }, true],
    [{ a: { $not: { $gt: 5 } } }, { a: 7 }, false],
    [{ a: { $not: { $gt: 5 } } }, { a: 'x' }, true],
    [{ a: { $not: { $gt: 5 } } }, {}, true],
    [{ a: { $not: { $gt: 5 } } }, { a: [1, 9] }, false],
    [{ a: { $not: { $gt: 5, $lt: 3 } } }, { a: [1, 9] }, false],
    [{ a: { $not: { $ne: 1 } } }, { a: 1 }, true],
    [{ a: { $not: { $not: { $gt: 5 } } } }, { a: 9 }, true],
    [{ a: { $not: new Regex('^q', '') } }, { a: 'quad' }, false],
    [{ a: { $not: new Regex('^q', '') } }, { a: 1 }, true],
    [{ a: { $not: { $gt: 5 }, $gte: 1 } }, { a: 3 }, true],
    [{ a: { $elemMatch: { $not: { $gt: 5 } } } }, { a: [9, 1] }, true],
    [{ a: { $elemMatch: { $not: { $gt: 5 } } } }, { a: [9] }, false],
    [{ a: { $elemMatch: { $not: new Regex('^q', '') } } }, { a: ['q'] }, false],
  ]);
  refusalTable([
    [{ a: { $not: 1 } }, 2, '$not needs a regex or a document'],
    [{ a: { $not: { b: 1 } } }, 2, '$not needs a regex or a document'],
    [{ a: { $not: { $near: 1 } } }, 2, 'unknown operator: $near'],
    [{ a: { $elemMatch: { $not: 1 } } }, 2, '$not needs a regex or a document'],
  ]);
});
