import { describe } from 'vitest';
import { updateRefusals, updateTable } from '../../../test/updating.ts';

describe('$set', () => {
  updateTable([
    [{ a: 1 }, { $set: { a: 1n } }, { a: 1n }],
    [{ a: 0 }, { $set: { a: -0 } }, { a: -0 }],
    [{ a: 1 }, { $set: { a: null } }, { a: null }],
    [{ a: 1 }, { $set: { a: { b: [1] } } }, { a: { b: [1] } }],
    [{ a: 1 }, { $set: { a: 'x' } }, { a: 'x' }],
    [{ z: 1 }, { $set: { c: 1, b: 2 } }, { z: 1, b: 2, c: 1 }],
    [{}, { $set: { 'a.b.c': 1 } }, { a: { b: { c: 1 } } }],
    [{ a: [1, 2] }, { $set: { 'a.1': 9 } }, { a: [1, 9] }],
    [{ a: [1, 2] }, { $set: { 'a.0': null } }, { a: [null, 2] }],
    [{ a: [1] }, { $set: { 'a.3': 9 } }, { a: [1, null, null, 9] }],
    [{ a: [{ b: 1 }] }, { $set: { 'a.0.b': 2 } }, { a: [{ b: 2 }] }],
    [{ a: {} }, { $set: { 'a.0': 1 } }, { a: { '0': 1 } }],
    [{ a: 1 }, { $set: {} }, { a: 1 }],
  ]);
  updateRefusals([
    [{ a: 1 }, { $set: { 'a.b': 1 } }, 28],
    [{ a: null }, { $set: { 'a.b': 1 } }, 28],
    [{ a: [1] }, { $set: { 'a.b': 1 } }, 28],
    [{ a: 1 }, { $set: { a: 1, 'a.b': 2 } }, 40],
    [{ a: 1 }, { $set: { a: 1 }, $inc: { a: 2 } }, 40],
    [{ _id: 1 }, { $set: { _id: 2 } }, 66],
    [{ a: 1 }, { $set: { $bad: 1 } }, 52],
    [{ a: 1 }, { $set: { 'a..b': 1 } }, 56],
    [
      { a: 1 },
      { $set: 1 },
      9,
      {
        message:
          'Modifiers operate on fields but we found type int instead. For example: {$mod: {<field>: ...}} not {$set: 1}',
      },
    ],
    [
      { a: 1 },
      { $bit: { a: { and: 1 } } },
      9,
      {
        message:
          'Unknown modifier: $bit. Expected a valid update modifier or pipeline-style update specified as an array',
      },
    ],
    [{ a: 1 }, { $rename: { a: 'b' } }, 9],
    [{ a: 1 }, { $mul: { a: 2 } }, 9],
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
