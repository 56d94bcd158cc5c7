import { describe } from 'vitest';
import { updateRefusals, updateTable } from '../../../test/updating.ts';

describe('$addToSet', () => {
  updateTable([
    [{ a: [1.5, null] }, { $addToSet: { a: null } }, { a: [1.5, null] }],
    [{ a: [] }, { $addToSet: { a: [1] } }, { a: [[1]] }],
    [{ a: [-0] }, { $addToSet: { a: 0 } }, { a: [-0] }],
    [{ a: [1] }, { $addToSet: { a: 1n } }, { a: [1] }],
    [{ a: [1] }, { $addToSet: { a: 2 } }, { a: [1, 2] }],
    [{}, { $addToSet: { a: 2 } }, { a: [2] }],
    [{ a: [1] }, { $addToSet: { a: { $each: [1, 2, 2] } } }, { a: [1, 2] }],
    [
      { a: [{ x: 1, y: 2 }] },
      { $addToSet: { a: { y: 2, x: 1 } } },
      {
        a: [
          { x: 1, y: 2 },
          { y: 2, x: 1 },
        ],
      },
    ],
  ]);
  updateRefusals([
    [
      { a: 1 },
      { $addToSet: { a: 1 } },
      2,
      { message: "Cannot apply $addToSet to non-array field. Field named 'a' has non-array type int" },
    ],
    [
      { a: [] },
      { $addToSet: { a: { $each: [], $slice: 1 } } },
      2,
      { message: 'Found unexpected fields after $each in $addToSet' },
    ],
    [{ a: [] }, { $addToSet: { a: { $each: 1 } } }, 14],
  ]);
});
