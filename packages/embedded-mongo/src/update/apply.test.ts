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
  updateTable([
    // The position counts in the array whose elements were tried, not where the path names one.
    [{ a: [{ b: [1, 2] }] }, { $set: { 'a.0.b.$': 9 } }, { a: [{ b: [1, 9] }] }, { query: { 'a.0.b': 2 } }],
    [{ a: [1, 2] }, { $set: { 'a.$': 9 } }, { a: [1, 9] }, { query: { $or: [{ a: 2 }] } }],
    [
      { a: [{ x: 1 }] },
      { $set: { 'a.$[].x': 2, 'a.$[e].y': 3 } },
      { a: [{ x: 2, y: 3 }] },
      { filters: [{ 'e.x': 1 }] },
    ],
  ]);
  updateTable([
    // An upsert begins with the query's equalities, in the order of their paths.
    [{ b: 1, a: 2 }, { $set: { z: 1 } }, { a: 2, b: 1, z: 1 }, { isInsert: true }],
    [{ 'b.c': 1, a: { $in: [2] } }, { $inc: { 'b.d': 1 } }, { a: 2, b: { c: 1, d: 1 } }, { isInsert: true }],
    [
      { $and: [{ a: { $eq: null } }], b: { $gt: 1 } },
      { $set: { z: 1 } },
      { a: null, z: 1 },
      { isInsert: true },
    ],
    [{ _id: 5, a: 1 }, { b: 2 }, { _id: 5, b: 2 }, { isInsert: true }],
    [{ a: 1, $or: [{ a: 1 }] }, { b: 2 }, { b: 2 }, { isInsert: true }],
  ]);
  updateRefusals([
    [{ a: 1, $or: [{ a: 1 }] }, { $set: { b: 2 } }, 54, { isInsert: true }],
    [{ a: { $all: [1, 2] } }, { $set: { b: 2 } }, 54, { isInsert: true }],
    [{ a: { x: 1 }, 'a.b': 2 }, { $set: { b: 2 } }, 54, { isInsert: true }],
    [{ _id: 1 }, { $set: { _id: 2 } }, 66, { isInsert: true }],
    [{ _id: 1 }, { _id: 2, a: 1 }, 66, { isInsert: true }],
    [{ a: [5] }, { $set: { 'a.$': 9 } }, 2, { query: { 'a.0': 5 } }],
    [{ a: [5, 6] }, { $set: { 'a.$': 9 } }, 2, { query: { $or: [{ a: 6 }, { b: 1 }] } }],
    [{ a: [[1]] }, { $set: { 'a.$.$': 9 } }, 2, { query: { a: [1] } }],
    [{ a: [1] }, { $set: { '$[].a': 9 } }, 2],
    [{ a: [1] }, { $set: { 'a.$': 9, 'a.0': 8 } }, 40, { query: { a: 1 } }],
    [{ a: [1] }, { $set: { 'a.$[]': 9, 'a.0': 8 } }, 40],
    [{ a: [1] }, { $set: { 'a.$[]': 9, 'a.b': 8 } }, 40],
    [{ a: [{ x: 1 }] }, { $set: { 'a.$[].x': 9, 'a.$[e].x': 8 } }, 40, { filters: [{ 'e.x': 1 }] }],
    [{ a: [1] }, { $set: { 'a.1500001': 1 } }, 34],
    [{ a: [1] }, { $set: { 'a.$[x]': 9 } }, 224, { filters: [{ x: 1, $expr: true }] }],
    [{ a: [1] }, { $set: { 'a.$': 9 } }, 2],
    [{ a: 1 }, { $set: { 'a.$[]': 9 } }, 2],
    [{ b: 1 }, { $set: { 'a.$[]': 9 } }, 2],
    [{ a: [1] }, { $set: { 'a.$[x]': 9 } }, 2],
    [{ a: [1] }, { $set: { b: 9 } }, 9, { filters: [{ x: 1 }] }],
    [{ a: [1] }, { $set: { 'a.$[x]': 9 } }, 9, { filters: [{ x: 1 }, { x: 2 }] }],
  ]);
});
