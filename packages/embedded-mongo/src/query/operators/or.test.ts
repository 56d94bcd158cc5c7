import { describe } from 'vitest';
import { matchTable, refusalTable } from '../../../test/matching.ts';

describe('$or', () => {
  matchTable([
    [{ $or: [{ a: 1 }, { b: 2 }] }, { b: 2 }, true],
    [{ $or: [{ a: 1 }, { b: 2 }] }, { a: 2 }, false],
    [{ $or: [{ a: 1 }, { $or: [{ c: 3 }] }] }, { c: 3 }, true],
    [{ $or: [{ a: null }] }, {}, true],
    [{ $or: [{ a: 1 }], b: 2 }, { a: 1 }, false],
  ]);
  refusalTable([
    [{ $or: 1 }, 2, '$or must be an array'],
    [{ $or: [] }, 2, '$and/$or/$nor must be a nonempty array'],
    [{ $or: [1] }, 2, '$or/$and/$nor entries need to be full objects'],
    [{ $or: [{ $nothing: 1 }] }, 2],
  ]);
});
