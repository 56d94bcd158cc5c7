import { describe } from 'vitest';
import { updateRefusals, updateTable } from '../../../test/updating.ts';

describe('$set, $unset and $setOnInsert', () => {
  updateTable([
    [{ a: 1 }, { $set: { a: 'x' } }, { a: 'x' }],
    [{ z: 1 }, { $set: { c: 1, b: 2 } }, { z: 1, b: 2, c: 1 }],
    [{}, { $set: { 'a.b.c': 1 } }, { a: { b: { c: 1 } } }],
    [{ a: [1, 2] }, { $set: { 'a.1': 9 } }, { a: [1, 9] }],
    [{ a: [1, 2] }, { $set: { 'a.0': null } }, { a: [null, 2] }],
    [{ a: [1] }, { $set: { 'a.3': 9 } }, { a: [1, null, null, 9] }],
    [{ a: [{ b: 1 }] }, { $set: { 'a.0.b': 2 } }, { a: [{ b: 2 }] }],
    [{ a: {} }, { $set: { 'a.0': 1 } }, { a: { '0': 1 } }],
    [{ a: 1, b: 2 }, { $unset: { a: '' } }, { b: 2 }],
    [{ a: [1, 2] }, { $unset: { 'a.0': '' } }, { a: [null, 2] }],
    [{ a: 1 }, { $unset: { 'x.y': '' } }, { a: 1 }],
    [{ a: 1 }, { $setOnInsert: { b: 2 } }, { a: 1 }],
    [{ a: 1 }, { $setOnInsert: { b: 2 } }, { a: 1, b: 2 }, { isInsert: true }],
    [{ a: 1 }, { $set: {} }, { a: 1 }],
  ]);
  updateRefusals([
    [{ a: 1 }, { $set: { 'a.b': 1 } }, 28],
    [{ a: null }, { $set: { 'a.b': 1 } }, 28],
    [{ a: [1] }, { $set: { 'a.b': 1 } }, 28],
    [{ a: 1 }, { $set: { a: 1, 'a.b': 2 } }, 40],
    [{ a: 1 }, { $set: { a: 1 }, $inc: { a: 2 } }, 40],
    [{ _id: 1 }, { $set: { _id: 2 } }, 66],
    [{ _id: 1 }, { $unset: { _id: '' } }, 66],
    [{ a: 1 }, { $set: { $bad: 1 } }, 52],
    [{ a: 1 }, { $set: { 'a..b': 1 } }, 56],
    [{ a: 1 }, { $set: 1 }, 9],
    [{ a: 1 }, { $bit: { a: { and: 1 } } }, 9],
    [{ a: 1 }, { $set: { a: 1 }, b: 2 }, 9],
    [{ a: 1 }, { b: 2, $set: { a: 1 } }, 52],
  ]);
});

describe('a replacement', () =>
  updateTable([
    [{ _id: 1, a: 1 }, { b: 2 }, { _id: 1, b: 2 }],
    [
      { _id: 1, a: 1 },
      { b: 2, _id: 1 },
      { _id: 1, b: 2 },
    ],
    [{ _id: 1, a: 1 }, {}, { _id: 1 }],
  ]));
