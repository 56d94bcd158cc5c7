import { describe } from 'vitest';
import { matchTable, refusalTable } from '../../../test/matching.ts';

describe('$and', () => {
  matchTable([
    [{ $and: [{ a: 1 }, { b: 2 }] }, { a: 1n, b: 2 }, true],
    [{ $and: [{ a: 1 }, { b: 2 }] }, { a: 1 }, false],
    [{ $and: [{ a: 1 }], b: 3 }, { a: 1, b: 2 }, false],
    [{ $and: [{ a: 1 }, { a: 2 }] }, { a: [1, 2] }, true],
    [{ $and: [{}] }, {}, true],
  ]);
  refusalTable([
    [{ $and: 1 }, 2, '$and must be an array'],
    [{ $and: [] }, 2, '$and/$or/$nor must be a nonempty array'],
    [{ $and: [1] }, 2, '$or/$and/$nor entries need to be full objects'],
    [{ $and: [{ $nothing: 1 }] }, 2],
  ]);
});
