import { describe } from 'vitest';
import { updateRefusals, updateTable } from '../../../test/updating.ts';

describe('$push', () => {
  updateTable([
    [{ a: [1] }, { $push: { a: 2 } }, { a: [1, 2] }],
    [{}, { $push: { a: 2 } }, { a: [2] }],
    [{ a: [1] }, { $push: { a: [2, 3] } }, { a: [1, [2, 3]] }],
    [{ a: [1] }, { $push: { a: { $each: [2, 3] } } }, { a: [1, 2, 3] }],
    [{ a: [3] }, { $push: { a: { $each: [1, 2], $sort: 1 } } }, { a: [1, 2, 3] }],
    [{ a: [3] }, { $push: { a: { $each: [1, 2], $sort: -1, $slice: 2 } } }, { a: [3, 2] }],
    [{ a: [1, 2] }, { $push: { a: { $each: [3], $slice: -2 } } }, { a: [2, 3] }],
    [
      { a: [{ n: 2 }] },
      { $push: { a: { $each: [{ n: 1 }], $sort: { n: 1 } } } },
      { a: [{ n: 1 }, { n: 2 }] },
    ],
    [{ a: [1] }, { $push: { a: { $each: [], $slice: 0 } } }, { a: [] }],
    // An array compares whole, and what is no document has no fields.
    [
      { a: [{ n: [1, 9] }, { n: [2] }] },
      { $push: { a: { $each: [5], $sort: { n: -1 } } } },
      { a: [{ n: [2] }, { n: [1, 9] }, 5] },
    ],
  ]);
  updateRefusals([
    [
      { _id: 1, a: 1 },
      { $push: { a: 2 } },
      2,
      { message: "The field 'a' must be an array but is of type int in document {_id: 1}" },
    ],
    [{ _id: 1, a: null }, { $push: { a: 2 } }, 2],
    [{ a: [1] }, { $push: { a: { $each: 1 } } }, 2],
    [
      { a: [1] },
      { $push: { a: { $each: [], $what: 1 } } },
      2,
      { message: 'Unrecognized clause in $push: $what' },
    ],
    [
      { a: [1] },
      { $push: { a: { $each: [], $position: 0 } } },
      2,
      { message: 'Unrecognized clause in $push: $position' },
    ],
    [
      { a: [1] },
      { $push: { a: { $each: [], $slice: 'x' } } },
      2,
      { message: 'The value for $slice must be an integer value but was given type: string' },
    ],
    [{ a: [1] }, { $push: { a: { $each: [], $slice: 1.5 } } }, 2],
    [{ a: [1] }, { $push: { a: { $each: [], $sort: 5 } } }, 2],
    [{ a: [1] }, { $push: { a: { $each: [], $sort: {} } } }, 2],
    [{ a: [1] }, { $push: { a: { $each: [], $sort: { n: 2 } } } }, 2],
    [{ a: [1] }, { $push: { a: { $each: [], $sort: { 'n.': 1 } } } }, 2],
    [{ a: [1] }, { $push: { a: { $each: [], $sort: 'x' } } }, 2],
  ]);
});
