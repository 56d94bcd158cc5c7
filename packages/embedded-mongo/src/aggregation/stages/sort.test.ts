import { describe } from 'vitest';
import { stageRefusals, stageTable } from '../../../test/evaluating.ts';

describe('the stage $sort', () => {
  stageTable([
    [
      'orders across types',
      [{ $sort: { a: 1 } }],
      [{ a: 'x' }, { a: 2 }, {}, { a: 1n }, { a: null }],
      [{}, { a: null }, { a: 1n }, { a: 2 }, { a: 'x' }],
    ],
    [
      'takes the least element upwards',
      [{ $sort: { a: 1 } }],
      [{ a: [5, 9] }, { a: [1, 10] }, { a: 3 }, { a: [] }],
      [{ a: [] }, { a: [1, 10] }, { a: 3 }, { a: [5, 9] }],
    ],
    [
      'takes the greatest element downwards',
      [{ $sort: { a: -1 } }],
      [{ a: [5, 9] }, { a: [1, 10] }, { a: 3 }],
      [{ a: [1, 10] }, { a: [5, 9] }, { a: 3 }],
    ],
    [
      'goes on by the next field',
      [{ $sort: { a: 1, b: -1 } }],
      [
        { a: 1, b: 1 },
        { a: 0, b: 0 },
        { a: 1, b: 2 },
      ],
      [
        { a: 0, b: 0 },
        { a: 1, b: 2 },
        { a: 1, b: 1 },
      ],
    ],
    [
      'takes several fields from the same element of a list',
      [{ $sort: { 'a.x': 1, 'a.y': 1 } }],
      [
        {
          a: [
            { x: 1, y: 9 },
            { x: 2, y: 1 },
          ],
        },
        { a: [{ x: 1, y: 5 }] },
      ],
      [
        { a: [{ x: 1, y: 5 }] },
        {
          a: [
            { x: 1, y: 9 },
            { x: 2, y: 1 },
          ],
        },
      ],
    ],
    [
      'takes an element that is no document for null',
      [{ $sort: { 'a.x': 1 } }],
      [{ a: { x: 1 } }, { a: [5, { x: 3 }] }],
      [{ a: [5, { x: 3 }] }, { a: { x: 1 } }],
    ],
    [
      'keeps the order of equals',
      [{ $sort: { a: 1 } }],
      [
        { a: 1, n: 1 },
        { a: 1n, n: 2 },
        { a: 0, n: 3 },
      ],
      [
        { a: 0, n: 3 },
        { a: 1, n: 1 },
        { a: 1n, n: 2 },
      ],
    ],
    [
      'holds only what a $limit behind it wants',
      [{ $sort: { a: 1 } }, { $limit: 1 }],
      [{ a: 2 }, { a: 1 }],
      [{ a: 1 }],
    ],
  ]);
  stageRefusals([
    [
      [{ $set: { a: [1, 2], b: [3] } }, { $sort: { a: 1, b: 1 } }],
      2,
      'cannot sort with keys that are parallel arrays',
    ],
    [[{ $sort: { 'a..b': 1 } }], 15998, 'FieldPath field names may not be empty strings.'],
    [[{ $sort: { 'a.': 1 } }], 40353, "FieldPath must not end with a '.'."],
    [[{ $sort: 'a' }], 15973, 'the $sort key specification must be an object'],
    [[{ $sort: {} }], 15976, '$sort stage must have at least one sort key'],
    [[{ $sort: { a: 2 } }], 15975, '$sort key ordering must be 1 (for ascending) or -1 (for descending)'],
  ]);
});
