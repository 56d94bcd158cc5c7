import { describe } from 'vitest';
import { updateRefusals, updateTable } from '../../test/updating.ts';

describe('the paths of an update', () => {
  updateTable([
    [{ a: [1, 2, 3] }, { $set: { 'a.$': 9 } }, { a: [1, 9, 3] }, { query: { a: 2 } }],
    [
      { a: [{ x: 1 }, { x: 2 }] },
      { $set: { 'a.$.y': 9 } },
      { a: [{ x: 1 }, { x: 2, y: 9 }] },
      { query: { 'a.x': 2 } },
    ],
    [
      {
        a: [
          { x: 1, y: 1 },
          { x: 1, y: 2 },
        ],
      },
      { $inc: { 'a.$.x': 1 } },
      {
        a: [
          { x: 1, y: 1 },
          { x: 2, y: 2 },
        ],
      },
      { query: { a: { $elemMatch: { x: 1, y: 2 } } } },
    ],
    [{ a: [1, 2] }, { $inc: { 'a.$[]': 10 } }, { a: [11, 12] }],
    [
      { a: [{ x: 1 }, { x: 5 }] },
      { $set: { 'a.$[e].y': 1 } },
      { a: [{ x: 1 }, { x: 5, y: 1 }] },
      { filters: [{ 'e.x': { $gt: 3 } }] },
    ],
    [{ a: [1, 5, 9] }, { $set: { 'a.$[big]': 0 } }, { a: [1, 0, 0] }, { filters: [{ big: { $gte: 5 } }] }],
    [{ a: [{ b: [1, 2] }, { b: [3] }] }, { $inc: { 'a.$[].b.$[]': 1 } }, { a: [{ b: [2, 3] }, { b: [4] }] }],
  ]);
  updateRefusals([
    [{ a: [1] }, { $set: { 'a.$': 9 } }, 2],
    [{ a: 1 }, { $set: { 'a.$[]': 9 } }, 2],
    [{ b: 1 }, { $set: { 'a.$[]': 9 } }, 2],
    [{ a: [1] }, { $set: { 'a.$[x]': 9 } }, 2],
    [{ a: [1] }, { $set: { b: 9 } }, 9, { filters: [{ x: 1 }] }],
    [{ a: [1] }, { $set: { 'a.$[x]': 9 } }, 9, { filters: [{ x: 1 }, { x: 2 }] }],
  ]);
});
