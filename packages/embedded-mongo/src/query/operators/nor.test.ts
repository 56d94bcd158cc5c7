import { describe } from 'vitest';
import { matchTable, refusalTable } from '../../../test/matching.ts';

describe('$nor', () => {
  matchTable([
    [{ $nor: [{ a: 1 }, { b: 2 }] }, { a: 2 }, true],
    [{ $nor: [{ a: 1 }, { b: 2 }] }, { b: 2 }, false],
    [{ $nor: [{ a: { $gt: 1 } }] }, {}, true],
    [{ $nor: [{ a: { $gt: 1 } }] }, { a: [0, 2] }, false],
    [{ $nor: [{}] }, {}, false],
  ]);
  refusalTable([
    [{ $nor: 1 }, 2, '$nor must be an array'],
    [{ $nor: [] }, 2, '$and/$or/$nor must be a nonempty array'],
    [{ $nor: [1] }, 2, '$or/$and/$nor entries need to be full objects'],
    [{ $nor: [{ $nothing: 1 }] }, 2],
  ]);
});
