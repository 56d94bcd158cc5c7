import { describe } from 'vitest';
import { matchTable, refusalTable } from '../../../test/matching.ts';
import { Regex } from '../../bson/value.ts';

describe('$all', () => {
  matchTable([
    [{ a: { $all: [1, 2] } }, { a: [2, 3, 1] }, true],
    [{ a: { $all: [1, 2] } }, { a: [1] }, false],
    [{ a: { $all: [1] } }, { a: 1 }, true],
    [{ a: { $all: [1n, 2.5] } }, { a: [2.5, 1] }, true],
    [{ a: { $all: [null] } }, {}, true],
    [{ 'a.b': { $all: [1, 2] } }, { a: [{ b: 1 }, { b: 2 }] }, true],
    [{ a: { $all: [new Regex('^q', '')] } }, { a: ['quad'] }, true],
    [{ a: { $all: [] } }, { a: [] }, false],
    [{ a: { $all: [[1, 2]] } }, { a: [1, 2] }, true],
    [
      { a: { $all: [{ $elemMatch: { x: 1 } }, { $elemMatch: { x: 2 } }] } },
      { a: [{ x: 1 }, { x: 2 }] },
      true,
    ],
  ]);
  refusalTable([
    [{ a: { $all: 1 } }, 2, '$all needs an array'],
    [{ a: { $all: [{ $elemMatch: { x: 1 } }, 5] } }, 2, '$all/$elemMatch has to be consistent'],
    [{ a: { $all: [5, { $elemMatch: { x: 1 } }] } }, 2, 'no $ expressions in $all'],
    [{ a: { $all: [{ $gt: 1 }] } }, 2, 'no $ expressions in $all'],
  ]);
});
