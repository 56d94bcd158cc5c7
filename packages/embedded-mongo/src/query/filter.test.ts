import { describe } from 'vitest';
import { matchTable, refusalTable } from '../../test/matching.ts';

describe('a query', () => {
  matchTable([
    [{}, { a: 1 }, true],
    [{ a: { $gte: 1, $lte: 2 } }, { a: 1.5 }, true],
    [{ a: { $ref: 'x', $id: 1 } }, { a: { $ref: 'x', $id: 1 } }, true],
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
  ]);
});
